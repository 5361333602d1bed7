export { CampaignActivitiesOnRows } from './campaign-activities.js';
export {
  addressBodies,
  type Addressees,
  type AddressedBodies,
  type CampaignDays,
  deadlinesByKind,
  dutiesOfLaunch,
  ladderOf,
  lastDayOfProposals,
  stepsOf,
  type UnresolvedPhrase,
  URGING_NOTE,
} from './campaign-plan.js';
export {
  answerMessage,
  type DutyEvent,
  dutyMessages,
  noteMessages,
  type ToldDuty,
  type ToldNote,
} from './duty-messages.js';
export { draftText, LETTER_REGISTER, letterMessages, signedLetters } from './letters.js';
export { daysLateIfKnown } from './urging-wording.js';
export { type KindPlan, type PlannedKind, planKind, type PlannedRung } from './urging-plan.js';
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
export { type MovedDeadline, recomputeDeadlines } from './reference/recompute-deadlines.js';
export { loadReference, type ReferenceLoad, type ReferenceReport } from './reference/load-reference.js';
export { type EngineView, Reconciliation } from './reconciliation.js';
export { SessionActivitiesOnRows } from './session-activities.js';
