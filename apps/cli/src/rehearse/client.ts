import { randomUUID } from 'node:crypto';

/** A refusal of the API, as its problem document says it (RFC 9457). */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly problem: Readonly<Record<string, unknown>>,
  ) {
    super(`${status} ${code}: ${String(problem['detail'] ?? '')}`);
  }
}

type Json = Readonly<Record<string, unknown>>;

/** One person signed in over HTTP. Every act goes the way a screen would send it. */
export class SignedInClient {
  private constructor(
    private readonly base: string,
    private readonly cookie: string,
    readonly username: string,
  ) {}

  /** @param base for example `http://127.0.0.1:3000` */
  static async signIn(base: string, username: string, password: string): Promise<SignedInClient> {
    const answer = await fetch(`${base}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ username, password }),
    });
    if (!answer.ok) throw await refusal(answer);
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return new SignedInClient(base, cookie, username);
  }

  get<T>(path: string): Promise<T> {
    return this.send('GET', path);
  }

  post<T>(path: string, body: Json = {}, version?: number): Promise<T> {
    return this.send('POST', path, body, version);
  }

  put<T>(path: string, body: Json = {}, version?: number): Promise<T> {
    return this.send('PUT', path, body, version);
  }

  /** Every item of a list, page after page. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: { items: T[]; next: string | null } = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}limit=200${after ? `&after=${encodeURIComponent(after)}` : ''}`,
      );
      items.push(...page.items);
      after = page.next;
    }
    return items;
  }

  /** @returns the file's SHA-256 */
  async upload(name: string, content: string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([content], { type: 'text/plain' }), name);
    const answer = await fetch(`${this.base}/api/v1/files`, {
      method: 'POST',
      headers: { cookie: this.cookie, 'idempotency-key': randomUUID() },
      body: form,
    });
    if (!answer.ok) throw await refusal(answer);
    return ((await answer.json()) as { sha256: string }).sha256;
  }

  private async send<T>(method: string, path: string, body?: Json, version?: number): Promise<T> {
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw await refusal(answer);
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }
}

async function refusal(answer: Response): Promise<Refused> {
  const problem = (await answer.json().catch(() => ({}))) as Json;
  return new Refused(answer.status, String(problem['code'] ?? 'unknown'), problem);
}
