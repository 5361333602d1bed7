export { connect, type TemporalAddress, type TemporalConnection } from './connection.js';
export { type Wake, WakeSignaller } from './relay.js';
export { RunningProcedures } from './running.js';
export { installRuntime } from './runtime.js';
export { WorkerHost, type WorkerHostOptions, type WorkerHostState } from './worker-host.js';
export { buildBundle, type BundleInput, bundlePath } from './workflow-bundle.js';
