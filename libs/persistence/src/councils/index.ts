export { changeAgenda } from './agenda.js';
export { annulResults } from './annulment.js';
export { type Attendance, comeIn, markAttendance } from './attendance.js';
export { cancelSession } from './cancellation.js';
export { closeSession } from './closing.js';
export { adjournSession, resumeSession } from './adjourning.js';
export {
  type CouncilDetail,
  type CouncilMember,
  type CouncilSummary,
  listCouncils,
  readCouncil,
} from './council-views.js';
export {
  type ActingAppointment,
  type Appointment,
  appointMember,
  changeOffice,
  endActing,
  endMembership,
  sendActing,
} from './membership.js';
export { takeInMembership } from './membership-taken-in.js';
export { changeNotice, extendOpinions, type NoticeTerms } from './notice-change.js';
export { type Convening, conveneSession } from './convening.js';
export { closeItems } from './counting.js';
export { type ExposureWarning, readExposures } from './exposures.js';
export { signCounting } from './counting-signature.js';
export { countingText } from './counting-text.js';
export type { Minutes, MinutesItem } from './minutes-record.js';
export type { Signer } from './minutes-signatures.js';
export { minutesText } from './minutes-text.js';
export { type RankedItem, readRanking, settleRanking } from './ranking.js';
export { readMinutes } from './read-minutes.js';
export { type Discussion, writeMinutes } from './write-minutes.js';
export type { Missing } from './missing.js';
export { openSession, type SessionOpening } from './opening.js';
export { giveOrder, type OrderKind } from './orders.js';
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
export type { SessionMode, SessionStage } from './session-lock.js';
export { endSession, type FollowedSession, followSession } from './session-procedure.js';
export {
  type ItemView,
  listSessions,
  type MemberView,
  readSession,
  type RecusalView,
  type SessionDetail,
  type SessionFilter,
  type SessionSummary,
} from './session-views.js';
export { type EarlierVote, type SittingDetail } from './sitting-views.js';
export { type MembershipDifference } from './membership-differences.js';
export { type Signed, signMinutes } from './signature.js';
export { castVote, type Choice, writeOpinion } from './votes.js';
export { deferItems, type ItemsOpening, openItems } from './voting-items.js';
