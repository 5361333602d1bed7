export {
  decides,
  isInForce,
  mayGoTo,
  type AwardType,
  type DecidingLevel,
  type Level,
  type NomineeKind,
} from './award.js';
export * from './council/index.js';
export { baseSalaryOn, type BaseSalary } from './bonus/base-salary.js';
export {
  bonusOf,
  inDong,
  type Bonus,
  type BonusFactors,
  type BonusMultiple,
  type BonusQuestion,
} from './bonus/bonus.js';
export { ROUNDING_MODES, roundBonus, type RoundingMode } from './bonus/rounding.js';
export { stackBonuses, totalBonuses, type BonusItem, type BonusTotal, type PaidItem } from './bonus/stacking.js';
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
export {
  achievementPeriod,
  covers,
  formatPeriod,
  isSamePeriod,
  lastPeriodBefore,
  periodBefore,
  type AchievementPeriod,
  type PeriodKind,
  SCHOOL_YEAR,
} from './chains/achievement-period.js';
export { chainOf, type Chain, type ChainBreak, type ChainQuestion } from './chains/chain.js';
export {
  countsAfter,
  disciplineEnd,
  standingOn,
  type CommendationKind,
  type Discipline,
  type HeldAward,
} from './chains/held-award.js';
export { whatNext, type NextTitle, type TitleHistory, type TitleStep } from './chains/what-next.js';
export { competenceOf, competentFor, type Competence, type CompetenceFinding } from './competence/competence.js';
export {
  completenessOf,
  type CitedDecision,
  type Completeness,
  type ConfirmedPoint,
  type Defect,
  type DefectCode,
  type DossierPapers,
  type FiledPaper,
} from './completeness/completeness.js';
export {
  PAPER_CONDITIONS,
  papersNeeded,
  setsOf,
  type ConditionalPaper,
  type DossierSets,
  type NeededPaper,
  type PaperCondition,
  type PaperForm,
} from './completeness/paper-rules.js';
export {
  windowOf,
  type DayOfYear,
  type SubmissionWindow,
  type WindowFinding,
  type WindowQuestion,
} from './completeness/submission-window.js';
export { isInTime, type DeadlineNature } from './deadline.js';
export type { DocumentIssue, DocumentIssueSlug, ReadingNote } from './document-notes.js';
export { type ReadLine, summariseDocument } from './document-summary.js';
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
export {
  assessEligibility,
  moreFavourable,
  type Assessment,
  type CriterionFinding,
  type EligibilityQuestion,
  type Verdict,
} from './eligibility/assess.js';
export { checkCap, mostAllowed, type Cap, type CapFinding } from './eligibility/cap.js';
export {
  DISCIPLINE_LEVELS,
  JUDGED_TYPES,
  MERIT_SCOPES,
  RATINGS,
  askedOf,
  branchesOf,
  criteriaFor,
  isCriterion,
  leavesOf,
  type AwardCriteria,
  type CriteriaTree,
  type Criterion,
  type CriterionTest,
  type DisciplineLevel,
  type JudgedType,
  type Launcher,
  type MeritScope,
  type Rating,
} from './eligibility/criteria.js';
export type {
  CampaignStanding,
  CertifiedWork,
  ClusterStanding,
  Evidence,
  Judgement,
  Members,
  YearRating,
} from './eligibility/evidence.js';
export { allOf, anyOf, atLeast, findingOf, type Finding } from './eligibility/finding.js';
export { hasShare } from './eligibility/share.js';
export { titleSteps } from './eligibility/title-steps.js';
export {
  changesSince,
  filedPoints,
  pointsOf,
  type Change,
  type FiledPoint,
  type Point,
} from './examination/changes.js';
export {
  CHECK_KINDS,
  confirmationInWords,
  confirmationOf,
  type Check,
  type CheckKind,
  type Confirmation,
  type Standing,
} from './examination/confirmation.js';
export { namedFirst } from './gates/achievement-gates.js';
export { checkGates, type GateFinding, type GateReport } from './gates/check-gates.js';
export type {
  BasisAward,
  EnterpriseDuties,
  GateFacts,
  HeadOverride,
  OtherAward,
  Proceeding,
  ProceedingKind,
} from './gates/gate-facts.js';
export {
  GATE_CODES,
  GATE_MOMENTS,
  type GateCode,
  type GateMoment,
  type GateObservation,
  type GateRule,
} from './gates/gate.js';
export { type FilledForm, type Form, formOfDossier, formOfDuty, type Forms } from './forms/form.js';
export { transferWithin, type Post } from './gates/transfer.js';
export { TASK_NAMES_VI } from './task-names.js';
export {
  type Priorities,
  type PriorityGround,
  type PriorityRule,
  taskPriority,
  USUAL_PRIORITY,
} from './task-priority.js';
export {
  arrivalRungsOf,
  rungsOf,
  rungsToFire,
  type Channel,
  type LadderStep,
  type LetterStep,
  type Rung,
  type Spread,
  type Told,
} from './ladder.js';
export { workingDaysLate } from './urging/lateness.js';
export { letterText, letterTitle, type UrgedDuty, type UrgingLetter } from './urging/letter.js';
export { isInOfficeHours, type OfficeSpan } from './urging/office-hours.js';
export { sentRungs, type OwedPeriod, type SentStep, type UrgedStep } from './urging/sent-rungs.js';
export { lastOffset, spreadOffset } from './urging/spread.js';
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
export {
  citationsOf,
  resolveSource,
  type Citation,
  type CitedWording,
  type LegalText,
  type ResolvedCitation,
} from './regime/citation.js';
export { leastSure, type Confidence } from './regime/confidence.js';
export { inForceOn, type DatedRow } from './regime/dated.js';
export { regimeOfDossier, regimeOn, type Acceptances, type LegalRegime, type RegimeFixedAt } from './regime/regime.js';
export {
  type Simplified,
  simplifiedRule,
  type SimplifiedRule,
  simplify,
  type Steps,
} from './simplified/simplified-procedure.js';
export { CANCEL_REASONS, type CancelReason } from './holding/cancel-reasons.js';
export { OWED_BY_UNIT, SEPARATED, type Separation } from './holding/separation.js';
export { isTransferable, TRANSFERS, type TransferWay } from './holding/transfers.js';
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
export { checkAnswers, type ItemAnswer, type ItemOnFile } from './supplement/answers.js';
export { itemsAsked, type AskedDefect, type DefectKind, type SupplementItem } from './supplement/defects.js';
export {
  sendingDifferences,
  type FieldDifference,
  type PaperDifference,
  type SendingDifferences,
  type SentContent,
} from './supplement/sending-differences.js';
export { nextDigestInstant, nextTellingInstant, type TellingTimes } from './telling-times.js';
