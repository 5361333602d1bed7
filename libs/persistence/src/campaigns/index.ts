export { findIssuer, type IssuerBody, readClusterMembers, readGroupBodies, readPhrases } from './addressed-bodies.js';
export { type CampaignRecord, type CampaignStage, findCampaign } from './campaign-record.js';
export {
  type BodyDuties,
  type CampaignReport,
  changedSince,
  readReport,
  type SinceReport,
  storedReport,
  type TargetReport,
} from './campaign-report.js';
export {
  type CampaignSummary,
  type DeadlineView,
  listCampaigns,
  listDeadlines,
  listRungs,
  listTargets,
  type RungView,
  type TargetView,
} from './campaign-views.js';
export {
  archiveSettledCampaign,
  type CampaignProgress,
  closeCampaignIfEnded,
  endProcedure,
  followCampaign,
  lapseProposals,
} from './close-campaign.js';
export { type CampaignDraft, draftCampaign } from './draft-campaign.js';
export { moveRungs, type StepOnInstant } from './duty-rungs.js';
export { type DutyFilter, dutyKey, type DutyView, findDuty, listDuties } from './duty-views.js';
export { readBodiesAfter, readToldOfChange, type ToldOfChange } from './fan-out-pages.js';
export {
  type FrozenProcedure,
  limitOf,
  readProcedure,
  readProcedureRevision,
  type TemplateRow,
} from './frozen-procedure.js';
export { type Launch, launchCampaign, type LaunchedDuty } from './launch-campaign.js';
export {
  extendCampaign,
  type Extension,
  type KindDeadline,
  lockCampaign,
  type LockedCampaign,
  moveDuty,
  type NewDeadline,
} from './move-deadlines.js';
export { type ProcedureWanted, readProcedureInForce } from './procedure-in-force.js';
export {
  type Filing,
  lockDuty,
  type LockedDuty,
  endDuty,
  type FiledResult,
  recordFiling,
  settleProposalsDuty,
} from './settle-duty.js';
export { storeReport } from './store-report.js';
export { readReportReaders, type ToldPerson } from './told-people.js';
export { readWorkingCalendar } from './working-days.js';
