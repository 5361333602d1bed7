export { FINDING_WORDS, type FindingKind, type FindingWords, type RowFindingKind } from './findings.js';
export {
  findIncident,
  type IncidentAct,
  type IncidentFilter,
  type IncidentRecord,
  listIncidents,
  raiseIncidents,
  resolveIncident,
  resolveVanished,
  retryIncident,
  type Sighting,
} from './incidents.js';
export { openProcedures } from './open-procedures.js';
export { type OperationSettings, readOperationSettings } from './operation-settings.js';
export { type Finding, type RadarPage, readRadar } from './radar.js';
export {
  askReconciliation,
  findReconciliation,
  listReconciliations,
  type ReconciliationFindings,
  type ReconciliationRecord,
  takeReconciliation,
} from './reconciliations.js';
export { beginProcedures, type ProcedureKey, raiseMissingRungs, setTimers, wakeProcedures } from './repairs.js';
