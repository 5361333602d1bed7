export { type AuditEntry, type AuditSnapshot, exportAudit, listAuditEntries } from './audit-trail.js';
export { listProcedures, type ProcedureView } from './procedures-view.js';
