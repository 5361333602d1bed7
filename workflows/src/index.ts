export { awardDossier } from './award-dossier.workflow.js';
export { campaign } from './campaign.workflow.js';
export { fanOut } from './fan-out.workflow.js';
export { urging } from './urging.workflow.js';
export { councilSession } from './council-session.workflow.js';
