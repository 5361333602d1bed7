export { type ConflictRecord, listConflicts } from './conflict-views.js';
export { declareConflict, endConflict, type NewConflict } from './declare-conflict.js';
