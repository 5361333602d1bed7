export { changeAgenda } from './agenda.js';
export { type Attendance, markAttendance } from './attendance.js';
export { cancelSession } from './cancellation.js';
export { closeSession } from './closing.js';
export { type Convening, conveneSession } from './convening.js';
export { closeItems } from './counting.js';
export { minutesText } from './minutes-text.js';
export { type Minutes, type MinutesItem, readMinutes, writeMinutes } from './minutes.js';
export { type Missing, openSession } from './opening.js';
export { enterPaperCount, type PaperCount } from './paper-counts.js';
export { type Recusal, recuse } from './recusals.js';
export { councilRules } from './council-rules.js';
export type { ItemState } from './item-states.js';
export {
  type CouncilStanding,
  type Office,
  type SessionStanding,
  standingAtItem,
  standingInCouncil,
  standingInSession,
} from './session-access.js';
export type { SessionStage } from './session-lock.js';
export { endSession, type FollowedSession, followSession } from './session-procedure.js';
export {
  type ItemView,
  listSessions,
  type MemberView,
  readSession,
  type SessionDetail,
  type SessionFilter,
  type SessionSummary,
} from './session-views.js';
export { type Signed, type Signer, signMinutes } from './signature.js';
export { castVote, type Choice, writeOpinion } from './votes.js';
export { deferItems, type ItemsOpening, openItems } from './voting-items.js';
