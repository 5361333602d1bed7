export { type AskedOpinion, askOpinions, type Consultation } from './ask-opinions.js';
export { type AskedBody, readAskedBodies } from './asked-bodies.js';
export { refuseWhileAwaited } from './awaited.js';
export { type ConsultationRecord, listConsultations, type OpinionRecord } from './consultation-list.js';
export { type ConsultationEnd, endConsultation } from './end-consultation.js';
export { endOpinionWindows } from './end-windows.js';
export { giveOpinion, type OpinionGiven } from './give-opinion.js';
