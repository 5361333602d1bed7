export type {
  CampaignActivities,
  CampaignFile,
  FanOutActivities,
  FanOutInput,
  FanOutKind,
  FanOutPage,
  UrgingActivities,
  UrgingFile,
} from './campaign-activities.js';
export type { Arrival, DossierActivities, DossierFile, Level, Visit } from './dossier-activities.js';
export { type Officer, type OnBehalfOf, type Post, type Role, ROLES } from './officer.js';
export {
  type ConcludedVisit,
  type ProcedureInput,
  type ProcedureKind,
  TASK_QUEUE,
  WAKE_SIGNAL,
  workflowIdOf,
  WORKFLOW_TYPES,
} from './procedures.js';
export type { SessionActivities, SessionFile } from './session-activities.js';
