export type { Ballot, Choice, SealedAnswer, Token } from './ballot.js';
export { fromBase64Url, toBase64Url } from './base64url.js';
export { boardRootOf, type ItemBoard, leafOf, rootOf, statementText, type VotedOn } from './board.js';
export {
  type Bundle,
  type BundleBallot,
  type BundleItem,
  bundleText,
  type CountedItem,
  type PaperTally,
  type UnopenedItem,
} from './bundle.js';
export { type Tally, tallyOf } from './count.js';
export { type InclusionProof, inclusionProof, verifyInclusion } from './inclusion.js';
export { type KeyShare, keySharesOf, readKeyShare } from './key-share.js';
export { receiptText, receiptWords, sameWords } from './receipt.js';
export { openAnswer, sealAnswer, type SealPlace } from './seal.js';
export {
  combineShares,
  makeSessionKey,
  type NewSessionKey,
  type OpeningKey,
  openingKey,
  privateKeyMatches,
  SHARE_HOLDERS,
  type ShareHolder,
} from './session-key.js';
export { drawToken, finishToken, isTokenOf, type PendingToken, tokenHash } from './token.js';
export type { BallotForm, BallotFormItem, BallotService, BlindedRequest, CastReceipt } from './voter/ballot-service.js';
export { Unanswered, httpBallotService, type Request } from './voter/http-ballot-service.js';
export { inRandomOrder } from './voter/random-order.js';
export { type Drawn, type Keep, Voter, VoterFault, type VoterFaultKind } from './voter/voter.js';
export { readVoterFile, type VoterFile, type VoterItem } from './voter/voter-file.js';
