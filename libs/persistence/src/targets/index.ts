export { type AssignedTarget, readAssignedTargets, shareOf } from './assigned-targets.js';
export {
  findHeadOverride,
  type HeadOverride,
  type HeadOverrideOnRecord,
  issuerOfDossier,
  overrideHead,
} from './head-override.js';
export { barOf, checkHead, type HeadBar, type HeadCheck } from './head-rule.js';
export { importResults } from './import-results.js';
export { addResultLines, findDoubledResults, findResultPlaces, openResultList } from './result-list.js';
export type { PlaceFound, ResultLine } from './result-list.js';
export { setTargetRules, type TargetRules } from './target-rules.js';
export { readAssignedBodies, readTargets, type TargetOnRecord, type TargetRevision } from './target-views.js';
export { type Verification, verifyResult } from './verify-result.js';
export {
  amendTarget,
  type Amendment,
  type Assignment,
  assignTarget,
  lockTarget,
  type LockedTarget,
} from './write-targets.js';
