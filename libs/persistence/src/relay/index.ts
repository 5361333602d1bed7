export { Bell } from './bell.js';
export { guardPool } from './guard-pool.js';
export { removeOutdated } from './housekeeping.js';
export { Listener, type ListenerOptions } from './listener.js';
export { type DeliveryAttempt, type DeliveryOutcome, type PauseAfter } from './attempt-delivery.js';
export { type ComposeDigest, type DigestItem } from './digests.js';
export { MailOutbox, type NoticeWords, type OutgoingMessage } from './mail-outbox.js';
export { type MessageFacts } from './message-facts.js';
export {
  type Deliver,
  type PendingWake,
  type Relayed,
  untilPunctual,
  wakeDueProcedures,
  WakeQueue,
} from './wake-queue.js';
export { WakeRelay, type WakeRelayOptions } from './wake-relay.js';
