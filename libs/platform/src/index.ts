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
export { type ProblemDocument, problemDocument } from './problem-document.js';
export { PROBLEM_STATUS } from './problem-status.js';
