import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudEvent } from '@bangvang/persistence';
import { Webhook } from 'standardwebhooks';

export const SECRET = `whsec_${Buffer.from('một bí mật dùng riêng cho phép thử').toString('base64')}`;

/** A receiver of events on this machine that verifies each signature and keeps what it took. */
export class Receiver {
  /** `webhook-id` of every call, taken or not. */
  readonly ids: string[] = [];
  readonly taken: CloudEvent[] = [];
  /** Takes calls and never answers. */
  silent = false;
  private statuses: number[] = [];

  private constructor(
    private readonly server: Server,
    private readonly secret: () => string,
  ) {}

  static async open(secret: () => string = () => SECRET): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server, secret);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (receiver.silent) return;
        const status = receiver.take(request.headers as Record<string, string>, Buffer.concat(chunks).toString('utf8'));
        response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/su-kien`;
  }

  /** Statuses of the next calls; afterwards the last of them. */
  answers(...statuses: number[]): void {
    this.statuses = statuses;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private take(headers: Record<string, string>, body: string): number {
    this.ids.push(headers['webhook-id'] ?? '');
    const status = (this.statuses.length > 1 ? this.statuses.shift() : this.statuses[0]) ?? 200;
    if (status !== 200) return status;
    this.taken.push(new Webhook(this.secret()).verify(body, headers) as CloudEvent);
    return 200;
  }
}
