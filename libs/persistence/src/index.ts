export { asProblem } from './constraint-problems.js';
export { Database, type Row, type Sql } from './database.js';
export { dataSource, type DatabaseSettings } from './data-source.js';
export { MIGRATIONS } from './migrations/index.js';
export { INBOX_CHANNEL, type InboxChange, MAIL_CHANNEL, Notifier, WAKE_CHANNEL } from './notifier.js';
export { ENTITIES } from './rows/index.js';
export { Transaction } from './transaction.js';
export { type Actor, type CommandKey, THE_PROCEDURE, UnitOfWork } from './unit-of-work.js';
export { newId } from './uuid.js';
