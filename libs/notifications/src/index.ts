export { type ComposedMail, composeMail, type MailContent } from './compose-mail.js';
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
