export { draftLetters } from './draft-letters.js';
export { type FilingReturned, holdDuty, resumeDuty, returnFiling } from './duty-turns.js';
export { type Fired, fireDueRungs, type Firing } from './fire-rungs.js';
export { type LetterDuty, type LetterFilter, type LetterRecord, listLetters, readLetters } from './letter-views.js';
export { giveNote, type NotedDuty, type UrgingNote } from './notes.js';
export { type ListedDuty, type ListReader, type OverdueList, readOverdueList } from './overdue-list.js';
export { listOverdue, type OverdueDuty, type OverduePage } from './overdue-views.js';
export {
  discardDraft,
  type DraftsMeant,
  type LetterReceiver,
  lockDrafts,
  readLetterReceivers,
  type SignedLetter,
  type SigningPost,
  writeSignatures,
} from './sign-letters.js';
export { type DutyTimeliness, readTimeliness, type TimelinessAsked } from './timeliness.js';
export { findPerson, readToldOfBodies, type ToldOfBody } from './told-of-body.js';
export { type FiredRung, readToldOfRungs } from './told-of-rungs.js';
export { followUrging, readUrgingVersion, type UrgingProgress } from './urging-progress.js';
export { countDuties, type DutyCount } from './duty-counts.js';
export { findBodies, findBody } from './find-bodies.js';
