export { CalendarShelf } from './calendar-shelf.js';
export {
  checkConclusion,
  type ConcludingAct,
  type Conclusion,
  type ConclusionKind,
  lockDossiers,
  writeConclusions,
} from './conclude.js';
export { type Dispatch, dispatchDossiers } from './dispatch.js';
export { findLevelAbove, followFile, passOver } from './dossier-file.js';
export { type DossierNews, tellProposer } from './dossier-messages.js';
export {
  type DossierFilter,
  type DossierOnRecord,
  type DossierRecord,
  findDossier,
  listDossiers,
  type VisitRecord,
} from './dossier-view.js';
export { type DossierDraft, type DraftedDossier, draftDossier, type NomineeDraft } from './draft.js';
export {
  addPaper,
  type DossierContent,
  type DossierEdit,
  editDossier,
  type PaperAdded,
  recordUnitReview,
  type UnitReview,
} from './edit.js';
export { endDossierProcedure, type EndingDossier, enterFinalStage, lockEnding } from './end-dossier.js';
export { leaveVisit, type OpeningTask, openVisit, type PlacedVisit, placeVisit } from './enter-visit.js';
export { listPapersOnFile, type PaperOnFile } from './papers-on-file.js';
export { type RefusedItem } from './refusals.js';
export { type Reopening, reopenAppraisal } from './reopen.js';
export { freezeSendings, listSendings, type Sending, type SendingRecord } from './sendings.js';
export { type Intake, openIntake, submitDossiers, type Submission } from './submit.js';
export { fireTaskRungs } from './urge-holder.js';
export { handles, visible } from './visible.js';
export { tellWatchers, unwatchDossier, watchDossier } from './watch.js';
export { planVisit, STAGE_WORK, type VisitPlan } from './visit-plan.js';
export { type Withdrawal, withdrawDossier } from './withdraw.js';
