export { type DecisionMade, type DecisionOnRecord, decideDossiers, holdBarredDossiers } from './decide.js';
export {
  type AfterDecision,
  type DecisionRecord,
  listDecisions,
  listPublicDecisions,
  type PublicDecision,
} from './decision-lists.js';
export { type RegisterEntry, takeNumber, takeNumbers } from './number-register.js';
export { publishDecision } from './publish.js';
