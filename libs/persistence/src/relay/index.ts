export { Bell } from './bell.js';
export { guardPool } from './guard-pool.js';
export { removeOutdated } from './housekeeping.js';
export { Listener, type ListenerOptions } from './listener.js';
export { type DeliveryAttempt, type DeliveryOutcome, type PauseAfter } from './attempt-delivery.js';
export { MailOutbox, type OutgoingMessage } from './mail-outbox.js';
export { type Deliver, type PendingWake, type Relayed, wakeDueProcedures, WakeQueue } from './wake-queue.js';
export { WakeRelay, type WakeRelayOptions } from './wake-relay.js';
