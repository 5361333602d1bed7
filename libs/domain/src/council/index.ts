export { keepsVotes, rankAcclaimed, type Acclaimed, type Placed } from './acclamation.js';
export { EXPOSURES, exposuresOf, type Exposure, type SecretVote } from './exposure.js';
export {
  COUNCIL_ACTS,
  COUNCIL_PARTS,
  holdersInWords,
  ITEM_ACTS,
  partFor,
  type CouncilAct,
  type CouncilPart,
  type CouncilRules,
} from './rules.js';
export {
  hasQuorum,
  isCarried,
  tallyProblem,
  votesNeeded,
  type Quorum,
  type Tally,
  type VoteRule,
} from '../threshold.js';
