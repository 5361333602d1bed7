export { type AgendaSeen, readAgenda } from './agenda-seen.js';
export {
  type BulkChange,
  type BulkItem,
  type BulkKind,
  type BulkOnRecord,
  type BulkProblem,
  type BulkShown,
  findBulk,
  keepPreview,
} from './bulk-previews.js';
export { beginBulk, type ItemOutcome, noteOutcomes, pendingItems, type PendingItem } from './bulk-runs.js';
export { type BulkSubject, readBulkSubjects } from './bulk-subjects.js';
export { Rehearsal } from './rehearsal.js';
export { UnchangedWork } from './unchanged-work.js';
