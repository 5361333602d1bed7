export { type CalendarWarning, calendarWarnings } from './calendar-warnings.js';
export { canonical, contentHash } from './canonical.js';
export { type Answer, confirmChecks, type Confirmer } from './confirm-checks.js';
export { type ConfirmationOnRecord, listConfirmations } from './confirmations.js';
export { type BonusViewer, type DecisionBonuses, readDecisionBonuses } from './decision-bonuses.js';
export { type DossierFacts, readDossierFacts } from './dossier-facts.js';
export { examineDossiers, type ExaminedDossier } from './examine-dossiers.js';
export { examineProposal, readFiledExamination } from './filed-examination.js';
export { type Acceptance, fixRegime, readAcceptance } from './fix-regime.js';
export { type FieldChange, type LawChange, lawChanges } from './law-changes.js';
export { type LawParameter, lawParameters } from './law-parameters.js';
export { type Confidence, type LawContent, type LawFiles, type LawRow, lawRows } from './law-rows.js';
export {
  findLawVersion,
  keepLawVersion,
  type LawLoad,
  type LawVersion,
  listLawVersions,
  newestLawVersion,
  readLawFiles,
} from './law-versions.js';
export {
  arrivalRungs,
  dueDay,
  limitDeadline,
  type RunningLimit,
  setDeadline,
  suspendedDays,
  type SuspendedTime,
  type TaskRung,
  type TaskUrging,
  type VisitDeadline,
  workingDaysAfter,
} from './limit-deadline.js';
export { type MigratedProcedure, migrateProcedure, type ProcedureMigration } from './migrate-procedure.js';
export { type LawInForce, readNewestLaw } from './newest-law.js';
export { moveDutiesOfKinds, moveProposalsDue, readOpenDuties, type RunningCampaign } from './open-duties.js';
export {
  moveTaskDeadlines,
  type OpenLimit,
  readOpenLimits,
  standsOtherwise,
  type TaskDeadline,
} from './open-limits.js';
export { type ProcedureDifference, procedureDifferences } from './procedure-differences.js';
export { type Barred, barredAt } from './refuse-barred.js';
export { readSharedFiles, type SharedFile } from './shared-files.js';
export { holdBarred } from './hold-barred.js';
export { endHold, type Hold, holdDossier, listSuspensions, type SuspensionRecord } from './suspensions.js';
