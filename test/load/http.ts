import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Requests over connections that stay open, as cheap for the measuring side as Node allows. */
export class Requests {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 256 });

  /** @param base for example `http://127.0.0.1:8080/api/v1` */
  constructor(private readonly base: string) {}

  /** @returns the cookie of the new session */
  async signIn(username: string, password: string): Promise<string> {
    const answer = await fetch(`${this.base}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ username, password }),
    });
    if (!answer.ok) throw new Error(`${username} cannot sign in: ${answer.status} ${await answer.text()}`);
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  }

  /** Sends a file as a browser's form does. */
  upload(cookie: string, path: string, file: Buffer): Promise<Answer> {
    const boundary = randomUUID();
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return this.exchange('POST', path, payload, {
      cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': payload.length,
      'idempotency-key': randomUUID(),
    });
  }

  /** @param version sent as If-Match */
  send(cookie: string, method: string, path: string, body?: object, version?: number): Promise<Answer> {
    const payload = body && JSON.stringify(body);
    const headers: Record<string, string | number> = { cookie };
    if (payload !== undefined) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = Buffer.byteLength(payload);
      headers['idempotency-key'] = randomUUID();
    }
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    return this.exchange(method, path, payload, headers);
  }

  private exchange(
    method: string,
    path: string,
    payload: string | Buffer | undefined,
    headers: Readonly<Record<string, string | number>>,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.base}${path}`, { method, headers, agent: this.agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(payload);
    });
  }

  /** @throws Error with the problem document when the act is refused */
  async done(cookie: string, method: string, path: string, body?: object, version?: number): Promise<Answer> {
    const answer = await this.send(cookie, method, path, body, version);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  close(): void {
    this.agent.destroy();
  }
}
