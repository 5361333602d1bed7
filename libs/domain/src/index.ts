export {
  decides,
  isInForce,
  mayGoTo,
  type AwardType,
  type DecidingLevel,
  type Level,
  type NomineeKind,
} from './award.js';
export {
  CAMPAIGN_KINDS,
  DIRECTIONS,
  DUTY_CODES,
  ELIGIBILITY_CODES,
  ISSUER_LEVELS,
  PRECISIONS,
  PURPOSES,
  type CampaignDocument,
  type CampaignKind,
  type CampaignTarget,
  type DatePrecision,
  type Direction,
  type DocumentDate,
  type DutyCode,
  type EligibilityCode,
  type EligibilityRule,
  type IssuerLevel,
  type ParentDocument,
  type PeriodPoint,
  type Recipient,
  type RecipientPurpose,
  type Responsibility,
  type Signatory,
} from './campaign-document.js';
export { isInTime, type DeadlineNature } from './deadline.js';
export type { DocumentIssue, DocumentIssueSlug } from './document-fields.js';
export { formatIssuedNumber, isBlankNumber, parseDocumentNumber, type DocumentNumber } from './document-number.js';
export {
  planDuties,
  type DutyDue,
  type DutyKind,
  type DutyNature,
  type DutyPlan,
  type DutyTemplate,
  type PlannedDuty,
  type ResolvedResponsibility,
} from './duties.js';
export { rungsOf, rungsToFire, type LadderStep, type Rung, type Told } from './ladder.js';
export {
  ZONE,
  atTime,
  dayOf,
  endOfDay,
  formatDay,
  formatInstant,
  isLegalDay,
  startOfDay,
  type LegalDay,
} from './legal-day.js';
export { endAfterSuspension, endOfLimit, type Limit } from './limit.js';
export { resolveWho, type PhraseRow, type ResolvedWho } from './phrases.js';
export { Problem, isProblemSlug, type ProblemOptions } from './problem.js';
export { PROBLEMS, type ProblemSlug } from './problems.js';
export { missingPapers } from './proposals.js';
export { readCampaignDocument, type CampaignDocumentReading } from './read-campaign-document.js';
export { OFFICE_HOURS, receivedOn, type OfficeHours } from './receipt.js';
export { FINAL_STAGES, NEXT_STAGES, STAGE_NAMES_VI, canEnter, isFinal, type Stage } from './stages.js';
export {
  COMPARATORS,
  isMet,
  targetsBarringHead,
  type Comparator,
  type TargetResult,
  type TargetRule,
} from './target.js';
export {
  hasQuorum,
  isCarried,
  tallyProblem,
  votesNeeded,
  type Quorum,
  type Tally,
  type VoteRule,
} from './threshold.js';
export {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  workingCalendar,
  type CalendarYear,
  type WorkingCalendar,
} from './working-calendar.js';
export {
  faultOfTarget,
  shareMet,
  toleranceOf,
  verdictOf,
  type TargetShare,
  type TargetVerdict,
} from './target-verdict.js';
export { actualOf, type MeasuredTarget, type ReportedResult } from './reported-result.js';
export { isHeadTitle } from './head-title.js';
export { issuerNames } from './issuer-name.js';
