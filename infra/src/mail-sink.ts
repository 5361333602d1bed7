import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { listPage, messagePage, missingPage } from './mail-page.js';
import { requirePort } from './ports.js';
import { StoredMail, type StoredMessage } from './stored-mail.js';

export interface MailSinkOptions {
  readonly smtpPort: number;
  readonly httpPort: number;
  /** Receives each raw message as a file. */
  readonly dir: string;
}

export interface MailSink {
  readonly smtpUrl: string;
  readonly webUrl: string;
  /** All messages received so far, the oldest first. */
  messages(): Promise<readonly StoredMessage[]>;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const LARGEST_MESSAGE_BYTES = 30 * 1024 * 1024;

/**
 * Takes every mail sent to it on loopback, keeps it, and shows it to a person at `/` and to a program at
 * `/messages.json`. Nothing ever leaves the machine; nobody signs in, so it belongs to rehearsals and tests.
 * @throws Error in Vietnamese when a port is taken
 */
export async function startMailSink({ smtpPort, httpPort, dir }: MailSinkOptions): Promise<MailSink> {
  await requirePort('hộp thư thử (nhận thư)', smtpPort, 'BANGVANG_SMTP_PORT');
  await requirePort('hộp thư thử (trang đọc thư)', httpPort, 'BANGVANG_MAIL_PORT');
  const mail = new StoredMail(dir);
  await mail.open();

  const smtp = receiver(mail);
  smtp.listen(smtpPort, LOOPBACK);
  await once(smtp.server, 'listening');
  const web = createServer((request, response) => void answer(mail, request, response)).listen(httpPort, LOOPBACK);
  await once(web, 'listening');

  return {
    smtpUrl: `smtp://${LOOPBACK}:${smtpPort}`,
    webUrl: `http://${LOOPBACK}:${httpPort}`,
    messages: () => mail.all(),
    async stop() {
      await Promise.all([new Promise<void>((resolve) => smtp.close(() => resolve())), closed(web)]);
    },
  };
}

/** Accepts a message only once it is on disk. */
function receiver(mail: StoredMail): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST_MESSAGE_BYTES,
    disableReverseLookup: true,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        if (stream.sizeExceeded) return done(new Error('552 Thư quá lớn'));
        mail.keep(Buffer.concat(chunks)).then(
          () => done(),
          (error: Error) => done(error),
        );
      });
    },
  });
  // A client that breaks off in mid-sentence is its own affair.
  server.on('error', (error) => console.error(`smtp: ${error.message}`));
  return server;
}

async function answer(mail: StoredMail, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await show(mail, new URL(request.url ?? '/', `http://${LOOPBACK}`).pathname, response);
  } catch (error) {
    console.error(error);
    send(response, 500, 'text/plain; charset=utf-8', 'Hộp thư thử gặp lỗi.');
  }
}

async function show(mail: StoredMail, path: string, response: ServerResponse): Promise<void> {
  if (path === '/') return send(response, 200, HTML, listPage(await mail.all()));
  if (path === '/messages.json') return send(response, 200, 'application/json', JSON.stringify(await mail.all()));
  const id = /^\/messages\/([\w-]+)$/.exec(path)?.[1];
  const message = id === undefined ? undefined : await mail.one(id);
  if (message) return send(response, 200, HTML, messagePage(message));
  send(response, 404, HTML, missingPage());
}

const HTML = 'text/html; charset=utf-8';

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
