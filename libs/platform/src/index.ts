export {
  type AuditFault,
  type AuditFaultKind,
  type AuditVerdict,
  verifyAudit,
  type VerifyOptions,
} from './audit-chain.js';
export {
  type AuditLine,
  type ChainHead,
  type Checkpoint,
  type CheckpointLine,
  checkpointLine,
} from './audit-export.js';
export {
  type ApiSettings,
  apiSettings,
  type Config,
  type Mode,
  type PortSettings,
  readConfig,
  type WorkerSettings,
  workerSettings,
} from './config.js';
export { ConfigError } from './config-reader.js';
export { JsonLogger } from './logger.js';
export { type ProblemDocument, problemDocument } from './problem-document.js';
export { PROBLEM_STATUS } from './problem-status.js';
export { loadSigningKey, type SigningKey, signingKeyOf } from './signing-key.js';
export { requireUtc } from './utc.js';
