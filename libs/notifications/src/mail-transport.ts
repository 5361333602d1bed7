import { createTransport } from 'nodemailer';
import { composeMail, type MailContent } from './compose-mail.js';

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
}

const CONNECT_LIMIT_MS = 10_000;
const SILENCE_LIMIT_MS = 20_000;

/** Opens up to two connections to the mail server when there is something to send, and keeps them for what follows. */
export function mailTransport({ url, from }: MailServer): MailTransport {
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
      await transport.sendMail({ ...composeMail(message, from) });
    },
    close: () => transport.close(),
  };
}

/** Whether a failure speaks of the way to the server, so that other messages would fail as well. */
export function isServerAway(failure: unknown): boolean {
  const { code, responseCode } = failure as { code?: string; responseCode?: number };
  return responseCode === 421 || AWAY.has(code ?? '');
}

const AWAY = new Set(['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'EDNS', 'ESOCKET', 'ETIMEDOUT', 'ETLS', 'EAUTH']);
