export { CampaignActivitiesOnRows } from './campaign-activities.js';
export {
  addressBodies,
  type Addressees,
  type AddressedBodies,
  type CampaignDays,
  deadlinesByKind,
  dutiesOfLaunch,
  lastDayOfProposals,
  stepsOf,
  type UnresolvedPhrase,
} from './campaign-plan.js';
export { FanOutActivitiesOnRows } from './fan-out-activities.js';
export { UrgingActivitiesOnRows } from './urging-activities.js';
export { DossierActivitiesOnRows } from './dossier-activities.js';
export { type DraftDay, draftCalendarYear, type HolidayRules } from './reference/calendar-draft.js';
export { foundInstallation, type Founding } from './reference/found-installation.js';
export {
  type Demonstration,
  type DemonstrationAccount,
  type DemonstrationCampaign,
  loadDemonstrationAccounts,
  readDemonstration,
} from './reference/load-accounts.js';
export { loadReference, type ReferenceLoad, type ReferenceReport } from './reference/load-reference.js';
export { SessionActivitiesOnRows } from './session-activities.js';
