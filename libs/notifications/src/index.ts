export { type AddressPolicy, mayReach, webhookUrlFault } from './address-policy.js';
export { composeCalendar, lastChangeOf } from './compose-calendar.js';
export { composeDigest } from './compose-digest.js';
export { type ComposedMail, composeMail, type MailContent, type MailSender } from './compose-mail.js';
export { MailChannel, type MailChannelOptions, type MailHealth } from './mail-channel.js';
export {
  isRefusedForGood,
  isServerAway,
  mailPauseMs,
  type MailServer,
  type MailTransport,
  mailTransport,
} from './mail-transport.js';
export { ATTEMPTS_MAX, retryPauseMs } from './retry-pause.js';
export { WebhookChannel, type WebhookChannelOptions } from './webhook-channel.js';
export {
  type WebhookCall,
  WebhookRefused,
  type WebhookSender,
  webhookSender,
  type WebhookSenderOptions,
} from './webhook-sender.js';
