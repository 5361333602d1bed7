import { randomUUID } from 'node:crypto';
import { EXIT, Failure } from '../failure.js';
import type { KeptSessions } from './kept-sessions.js';
import { refusalOf } from './problem-text.js';

export interface ServerRequest {
  readonly method: string;
  /** From the server's root, with its query. */
  readonly path: string;
  readonly body?: unknown;
  /** Instead of a body: a file to upload. */
  readonly upload?: { readonly name: string; readonly content: Uint8Array<ArrayBuffer> };
  /** Version seen, for `If-Match`. */
  readonly version?: number;
  /** Idempotency key; made when absent. The same key repeats nothing. */
  readonly key?: string;
}

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The server a command speaks to, as whoever signed in last. */
export class Server {
  constructor(
    /** `http://host:port` */
    readonly base: string,
    private readonly sessions: KeptSessions,
  ) {}

  /** @throws Failure unreachable, notSignedIn, refused */
  async send(request: ServerRequest): Promise<Response> {
    const answer = await this.reach(request);
    if (!answer.ok) throw refusalOf(answer.status, await answer.text());
    const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (cookies.length > 0) this.sessions.keep(this.base, cookies.some(isEmptied) ? null : cookies.join('; '));
    return answer;
  }

  /** Sends and reads the answer as JSON; null when it is empty. */
  async json<T>(request: ServerRequest): Promise<T> {
    const text = await (await this.send(request)).text();
    return (text === '' ? null : JSON.parse(text)) as T;
  }

  private async reach({ method, path, body, upload, version, key }: ServerRequest): Promise<Response> {
    const headers: Record<string, string> = { accept: 'application/json, */*' };
    const cookie = this.sessions.cookieFor(this.base);
    if (cookie) headers['cookie'] = cookie;
    if (UNSAFE.has(method)) headers['idempotency-key'] = key ?? randomUUID();
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    try {
      return await fetch(new URL(path, this.base), {
        method,
        headers,
        ...(upload ? { body: formOf(upload) } : body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (failure) {
      throw new Failure(
        EXIT.unreachable,
        `Không kết nối được máy chủ ${this.base}. Hãy kiểm tra máy chủ đang chạy, hoặc chọn địa chỉ bằng --server.`,
        { cause: failure },
      );
    }
  }
}

function isEmptied(cookie: string): boolean {
  return cookie.endsWith('=');
}

function formOf({ name, content }: { name: string; content: Uint8Array<ArrayBuffer> }): FormData {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  return form;
}
