export { asProblem } from './constraint-problems.js';
export { Database, type Row, type Sql } from './database.js';
export { dataSource, type DatabaseSettings } from './data-source.js';
export { CalendarShelf } from './dossiers/calendar-shelf.js';
export { findLevelAbove, followFile, passOver } from './dossiers/dossier-file.js';
export { type DossierNews, tellProposer } from './dossiers/dossier-messages.js';
export { endDossierProcedure, type EndingDossier, enterFinalStage, lockEnding } from './dossiers/end-dossier.js';
export { leaveVisit, openVisit, type PlacedVisit, placeVisit } from './dossiers/enter-visit.js';
export { fireTaskRungs } from './dossiers/urge-holder.js';
export { planVisit, STAGE_WORK, type VisitPlan } from './dossiers/visit-plan.js';
export { type DecisionMade, type DecisionOnRecord, decideDossiers } from './decisions/decide.js';
export {
  type AfterDecision,
  type DecisionRecord,
  listDecisions,
  listPublicDecisions,
  type PublicDecision,
} from './decisions/decision-lists.js';
export { type RegisterEntry, takeNumber } from './decisions/number-register.js';
export { publishDecision } from './decisions/publish.js';
export {
  checkConclusion,
  type ConcludingAct,
  type Conclusion,
  type ConclusionKind,
  lockDossiers,
  writeConclusions,
} from './dossiers/conclude.js';
export { type Dispatch, dispatchDossiers } from './dossiers/dispatch.js';
export {
  type DossierFilter,
  type DossierOnRecord,
  type DossierRecord,
  findDossier,
  listDossiers,
  type VisitRecord,
} from './dossiers/dossier-view.js';
export { type DossierDraft, type DraftedDossier, draftDossier, type NomineeDraft } from './dossiers/draft.js';
export {
  addPaper,
  type DossierContent,
  type DossierEdit,
  editDossier,
  type PaperAdded,
  recordUnitReview,
  type UnitReview,
} from './dossiers/edit.js';
export { type RefusedItem } from './dossiers/refusals.js';
export { type Intake, openIntake, submitDossiers, type Submission } from './dossiers/submit.js';
export { freezeSendings, listSendings, type Sending, type SendingRecord } from './dossiers/sendings.js';
export { type DossierSheet, type FiledForm, readFiledForm, readSheets } from './forms/filled-forms.js';
export { refuseFurtherSupplement } from './dossiers/supplement-rounds.js';
export { visible } from './dossiers/visible.js';
export { type Withdrawal, withdrawDossier } from './dossiers/withdraw.js';
export { claimNextTask, claimTask, releaseTask, type TaskHeld } from './tasks/claim.js';
export { exclusion } from './tasks/excluded.js';
export { findTask, heldTasks, type InboxPage, readyTasks, type TaskRecord } from './tasks/inbox.js';
export { countTasks, type GroupCount, type TaskCounts } from './tasks/task-counts.js';
export { type Viewer, viewerOf } from './tasks/viewer.js';
export { MIGRATIONS } from './migrations/index.js';
export { INBOX_CHANNEL, type InboxChange, MAIL_CHANNEL, Notifier, WAKE_CHANNEL } from './notifier.js';
export { Bell } from './relay/bell.js';
export { guardPool } from './relay/guard-pool.js';
export { removeOutdated } from './relay/housekeeping.js';
export { Listener, type ListenerOptions } from './relay/listener.js';
export { MailOutbox, type OutgoingMessage, type SendAttempt, type SendOutcome } from './relay/mail-outbox.js';
export { type Deliver, type PendingWake, type Relayed, wakeDueProcedures, WakeQueue } from './relay/wake-queue.js';
export { WakeRelay, type WakeRelayOptions } from './relay/wake-relay.js';
export { ENTITIES } from './rows/index.js';
export { Transaction } from './transaction.js';
export { type Actor, type CommandKey, THE_PROCEDURE } from './actor.js';
export { UnitOfWork } from './unit-of-work.js';
export { newId } from './uuid.js';
export {
  findIssuer,
  type IssuerBody,
  readClusterMembers,
  readGroupBodies,
  readPhrases,
} from './campaigns/addressed-bodies.js';
export { type CampaignRecord, type CampaignStage, findCampaign } from './campaigns/campaign-record.js';
export {
  type BodyDuties,
  type CampaignReport,
  changedSince,
  readReport,
  type SinceReport,
  storedReport,
  type TargetReport,
} from './campaigns/campaign-report.js';
export {
  type CampaignSummary,
  type DeadlineView,
  listCampaigns,
  listDeadlines,
  listRungs,
  listTargets,
  type RungView,
  type TargetView,
} from './campaigns/campaign-views.js';
export {
  archiveSettledCampaign,
  type CampaignProgress,
  closeCampaignIfEnded,
  endProcedure,
  followCampaign,
  type LapsedProposals,
  lapseProposals,
} from './campaigns/close-campaign.js';
export { type CampaignDraft, draftCampaign } from './campaigns/draft-campaign.js';
export type { StepOnInstant } from './campaigns/duty-rungs.js';
export { type DutyFilter, dutyKey, type DutyView, findDuty, listDuties } from './campaigns/duty-views.js';
export { readBodiesAfter, readToldOfChange, type ToldOfChange } from './campaigns/fan-out-pages.js';
export {
  type FiredRung,
  fireDueRungs,
  followUrging,
  readUrgingVersion,
  type UrgingProgress,
} from './campaigns/fire-rungs.js';
export {
  type FrozenProcedure,
  limitOf,
  readProcedure,
  readProcedureRevision,
  type TemplateRow,
} from './campaigns/frozen-procedure.js';
export { type ProcedureWanted, readProcedureInForce } from './campaigns/procedure-in-force.js';
export { type CalendarWarning, calendarWarnings } from './law/calendar-warnings.js';
export { canonical, contentHash } from './law/canonical.js';
export { type BonusViewer, type DecisionBonuses, readDecisionBonuses } from './law/decision-bonuses.js';
export { type Answer, confirmChecks, type Confirmer } from './law/confirm-checks.js';
export { type ConfirmationOnRecord, listConfirmations } from './law/confirmations.js';
export { type DossierFacts, readDossierFacts } from './law/dossier-facts.js';
export { examineDossiers, type ExaminedDossier } from './law/examine-dossiers.js';
export { readFiledExamination } from './law/filed-examination.js';
export type { Barred } from './law/refuse-barred.js';
export { type LawInForce, readNewestLaw } from './law/newest-law.js';
export { readSharedFiles, type SharedFile } from './law/shared-files.js';
export { type Acceptance, fixRegime, readAcceptance } from './law/fix-regime.js';
export { type MigratedProcedure, migrateProcedure, type ProcedureMigration } from './law/migrate-procedure.js';
export { type ProcedureDifference, procedureDifferences } from './law/procedure-differences.js';
export { type FieldChange, type LawChange, lawChanges } from './law/law-changes.js';
export { type LawParameter, lawParameters } from './law/law-parameters.js';
export { type Confidence, type LawContent, type LawFiles, type LawRow, lawRows } from './law/law-rows.js';
export {
  findLawVersion,
  keepLawVersion,
  type LawLoad,
  type LawVersion,
  listLawVersions,
  newestLawVersion,
  readLawFiles,
} from './law/law-versions.js';
export {
  dueDay,
  limitDeadline,
  type RunningLimit,
  suspendedDays,
  type SuspendedTime,
  type VisitDeadline,
  workingDaysAfter,
} from './law/limit-deadline.js';
export { moveDutiesOfKinds, moveProposalsDue, readOpenDuties, type RunningCampaign } from './law/open-duties.js';
export { moveTaskDeadlines, type OpenLimit, readOpenLimits, type TaskDeadline } from './law/open-limits.js';
export { endHold, type Hold, holdDossier, listSuspensions, type SuspensionRecord } from './law/suspensions.js';
export { type Launch, launchCampaign, type LaunchedDuty } from './campaigns/launch-campaign.js';
export {
  extendCampaign,
  type Extension,
  type KindDeadline,
  lockCampaign,
  type LockedCampaign,
  moveDuty,
  type NewDeadline,
} from './campaigns/move-deadlines.js';
export {
  type Filing,
  lockDuty,
  type LockedDuty,
  recordExcuse,
  type FiledResult,
  recordFiling,
  settleProposalsDuty,
} from './campaigns/settle-duty.js';
export { storeReport } from './campaigns/store-report.js';
export { readReportReaders, type ToldPerson } from './campaigns/told-people.js';
export { readWorkingCalendar } from './campaigns/working-days.js';
export { listMessages, type MessageView } from './messages/message-views.js';
export { type NewMessage, putMessages } from './messages/put-messages.js';
export { changeAgenda } from './councils/agenda.js';
export { type Attendance, markAttendance } from './councils/attendance.js';
export { cancelSession } from './councils/cancellation.js';
export { closeSession } from './councils/closing.js';
export { type Convening, conveneSession } from './councils/convening.js';
export { closeItems } from './councils/counting.js';
export { type Minutes, type MinutesItem, readMinutes, writeMinutes } from './councils/minutes.js';
export { minutesText } from './councils/minutes-text.js';
export { type Missing, openSession } from './councils/opening.js';
export { enterPaperCount, type PaperCount } from './councils/paper-counts.js';
export { type Recusal, recuse } from './councils/recusals.js';
export { councilBody, type SessionStanding, standingAtItem, standingInSession } from './councils/session-access.js';
export type { SessionStage } from './councils/session-lock.js';
export { endSession, type FollowedSession, followSession } from './councils/session-procedure.js';
export {
  type ItemView,
  listSessions,
  type MemberView,
  readSession,
  type SessionDetail,
  type SessionFilter,
  type SessionSummary,
} from './councils/session-views.js';
export { type Signed, type Signer, signMinutes } from './councils/signature.js';
export { castVote, type Choice, writeOpinion } from './councils/votes.js';
export { deferItems, type ItemsOpening, openItems } from './councils/voting-items.js';
export { type AuditEntry, type AuditSnapshot, exportAudit, listAuditEntries } from './audit/audit-trail.js';
export { listProcedures, type ProcedureView } from './audit/procedures-view.js';
export { type ClockState, readClock } from './clock/clock-state.js';
export { ClockWalk, type Walk } from './clock/clock-walk.js';
export { type ClockSetting, setClock } from './clock/set-clock.js';
export { type AwardView, listAwards, listPaperTypes, type PaperTypeView } from './organisation/awards.js';
export { type BodyView, listBodies } from './organisation/bodies.js';
export { findFile, keepFile, type NewFile, type StoredFile } from './organisation/files.js';
export { listPeople, type PersonView } from './organisation/people.js';
export { listPhrases, type PhraseView, putPhrase } from './organisation/phrases.js';
export { changeIdentity, type NewIdentity } from './register/change-identity.js';
export { enterAwards } from './register/enter-awards.js';
export { addAwardLines, faultsOfAwardList, importAwards, openAwardList } from './register/import-awards.js';
export { type AwardFilter, type ExportedAward, listAwardsHeld } from './register/export-awards.js';
export { type LadderCandidate, type LadderQuestion, listLadderCandidates } from './register/ladder-candidates.js';
export { type ExportedNominee, listNominees } from './register/export-nominees.js';
export { importNominees } from './register/import-nominees.js';
export { addNomineeLines, faultsOfNomineeList, type NomineeLine, openNomineeList } from './register/nominee-list.js';
export { readPickLists } from './register/pick-lists.js';
export { linkNominees } from './register/link-nominees.js';
export { openSubject, type SubjectEntry } from './register/open-subject.js';
export { keeperOfBody, registerKeeper } from './register/register-keeper.js';
export { readTitleCriteria, type TitleCriteria } from './register/title-criteria.js';
export { identifyNominee, listUnknownNominees, type UnknownNominee } from './register/nominee-identity.js';
export {
  type AwardEntry,
  type DisciplineEntry,
  endDiscipline,
  type InitiativeEntry,
  type RatingEntry,
  recordAward,
  recordDiscipline,
  recordInitiative,
  recordRating,
} from './register/record-facts.js';
export { type Revocation, revokeAward } from './register/revoke-award.js';
export {
  type AwardRecord,
  type DisciplineRecord,
  type InitiativeRecord,
  type PeriodRecord,
  type RatingRecord,
  readHistories,
  type SubjectHistory,
} from './register/subject-history.js';
export {
  type AfterSubject,
  findSubject,
  findSubjects,
  type FoundSubject,
  type SubjectKind,
  type SubjectOnRecord,
  type SubjectRecord,
  type SubjectSearch,
  type SuccessionRecord,
  type TenureRecord,
} from './register/subjects.js';
export { succeed, type Succession } from './register/succeed.js';
export { type AssignedTarget, readAssignedTargets, shareOf } from './targets/assigned-targets.js';
export {
  findHeadOverride,
  type HeadOverride,
  type HeadOverrideOnRecord,
  issuerOfDossier,
  overrideHead,
} from './targets/head-override.js';
export { barOf, checkHead, type HeadBar, type HeadCheck } from './targets/head-rule.js';
export { setTargetRules, type TargetRules } from './targets/target-rules.js';
export { readAssignedBodies, readTargets, type TargetOnRecord, type TargetRevision } from './targets/target-views.js';
export { importResults } from './targets/import-results.js';
export { addResultLines, findDoubledResults, findResultPlaces, openResultList } from './targets/result-list.js';
export type { PlaceFound, ResultLine } from './targets/result-list.js';
export { type Verification, verifyResult } from './targets/verify-result.js';
export {
  amendTarget,
  type Amendment,
  type Assignment,
  assignTarget,
  lockTarget,
  type LockedTarget,
} from './targets/write-targets.js';
