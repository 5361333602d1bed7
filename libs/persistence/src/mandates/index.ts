export { endMandate } from './end-mandate.js';
export { giveBackLapsed } from './give-back.js';
export { makeMandate, type NewMandate } from './make-mandate.js';
export { listMandates, type MandateRecord } from './mandate-views.js';
