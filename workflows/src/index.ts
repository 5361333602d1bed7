export { awardDossier } from './award-dossier.workflow.js';
