export { type CloudEvent, cloudEventOf, type EventEntry, eventIdOf } from './cloud-event.js';
export { EVENT_TYPES, type EventType } from './event-types.js';
export { type Replayed, replayEvents } from './replay.js';
export { type EventOutcome, type OutgoingEvent, WebhookOutbox } from './webhook-outbox.js';
export {
  changeSecret,
  changeWebhook,
  listWebhooks,
  makeWebhook,
  type WebhookTerms,
  type WebhookView,
} from './webhooks.js';
