/** What runs around the product on one machine: its servers, their processes and ports. For `start` and the tests. */
export { startChild, type Child, type ChildOptions } from './child-process.js';
export { createDatabase, dropDatabase } from './create-database.js';
export { startMailSink, type MailSink, type MailSinkOptions } from './mail-sink.js';
export { atFullSize, repositoryRoot } from './machine.js';
export { PidFile, type RememberedProcess } from './pid-file.js';
export { answersWithin, freePort, requirePort } from './ports.js';
export { startPostgres, type PostgresOptions, type PostgresServer } from './postgres.js';
export { endProcess, identify, isAlive, type ProcessIdentity } from './process-identity.js';
export { withProgress, type OnProgress } from './progress.js';
export { temporaryFolder } from './server-user.js';
export type { StoredMessage } from './stored-mail.js';
export { temporalExecutable } from './temporal-executable.js';
export { startTemporal, type TemporalOptions, type TemporalServer } from './temporal.js';
export { testServerExecutable } from './time-skipping-server.js';
