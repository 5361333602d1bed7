import { createTransport } from 'nodemailer';
import { composeMail, type MailContent } from './compose-mail.js';
import { retryPauseMs } from './retry-pause.js';

export interface MailTransport {
  /** Hands one message to the mail server. @throws when the server cannot be reached or refuses it */
  send(message: MailContent): Promise<void>;
  close(): void;
}

export interface MailServer {
  /** `smtp://…` or `smtps://…`, with user and password where the server asks for them. */
  readonly url: string;
  /** What stands in From. */
  readonly from: string;
  /** Where people reach the installation, without a slash at its end; null: mails carry no links. */
  readonly publicUrl: string | null;
}

const CONNECT_LIMIT_MS = 10_000;
const SILENCE_LIMIT_MS = 20_000;

/** Opens up to two connections to the mail server when there is something to send, and keeps them for what follows. */
export function mailTransport({ url, from, publicUrl }: MailServer): MailTransport {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: CONNECT_LIMIT_MS,
    greetingTimeout: CONNECT_LIMIT_MS,
    socketTimeout: SILENCE_LIMIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message) {
      await transport.sendMail({ ...composeMail(message, { from, publicUrl }) });
    },
    close: () => transport.close(),
  };
}

interface SmtpFailure {
  readonly code?: string;
  readonly responseCode?: number;
  /** What was being said to the server: `CONN` until it has greeted. */
  readonly command?: string;
}

/**
 * Whether a failure speaks of the way to the server, so that other messages would fail as well. A connection that
 * breaks in the middle of a message may be this message's own fault and holds up no other.
 */
export function isServerAway(failure: unknown): boolean {
  const { code = '', responseCode, command } = failure as SmtpFailure;
  return responseCode === 421 || UNREACHABLE.has(code) || (BROKEN.has(code) && (command ?? 'CONN') === 'CONN');
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'EDNS', 'ETLS', 'EAUTH']);
const BROKEN = new Set(['ECONNECTION', 'ECONNRESET', 'ESOCKET', 'ETIMEDOUT']);

/** Whether the server refused this message for good (5xx): the same attempt would be refused again. */
export function isRefusedForGood(failure: unknown): boolean {
  const { code, responseCode = 0 } = failure as SmtpFailure;
  return code !== 'EAUTH' && responseCode >= 500 && responseCode < 600;
}

/** A mail refused for good is given up at once; any other is tried again. */
export function mailPauseMs(failures: number, failure: unknown): number | null {
  return isRefusedForGood(failure) ? null : retryPauseMs(failures);
}
