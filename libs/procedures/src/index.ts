export { DossierActivitiesOnRows } from './dossier-activities.js';
export { foundInstallation, type Founding } from './reference/found-installation.js';
export {
  type Demonstration,
  type DemonstrationAccount,
  loadDemonstrationAccounts,
  readDemonstration,
} from './reference/load-accounts.js';
export { loadReference, type ReferenceReport } from './reference/load-reference.js';
