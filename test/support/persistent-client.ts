import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signIn } from './sign-in.js';

export type Json = Readonly<Record<string, unknown>>;

/** What an act came to in the end: done, or refused for a reason that another try would not change. */
export type Outcome =
  | { readonly done: true; readonly answer: Json }
  | { readonly done: false; readonly code: string; readonly problem: Json };

export interface Act {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body: Json;
  /** Sent as If-Match. */
  readonly version?: number;
}

/** Told of every command acknowledged: when its last try began, in ms of `performance.now()`. */
export type OnAcknowledged = (tryBegan: number) => void;

const PAUSE_MS = 50;
const TRY_LIMIT_MS = 15_000;
const PATIENCE_MS = 180_000;

/**
 * A person who does not give up: an act whose outcome is unknown is sent again, with the same Idempotency-Key, until
 * the installation has answered it.
 */
export class PersistentClient {
  private constructor(
    private readonly base: string,
    private readonly cookie: string,
    readonly username: string,
    private readonly onAcknowledged: OnAcknowledged,
  ) {}

  /** @param base for example `http://127.0.0.1:3000` */
  static async signIn(
    base: string,
    username: string,
    password: string,
    onAcknowledged: OnAcknowledged = () => {},
  ): Promise<PersistentClient> {
    const cookie = await signIn(base, username, password);
    return new PersistentClient(base, cookie, username, onAcknowledged);
  }

  /** @param key the act's Idempotency-Key, to send the very same act again */
  act({ method, path, body, version }: Act, key: string = randomUUID()): Promise<Outcome> {
    const headers = {
      cookie: this.cookie,
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    };
    return this.untilAnswered(path, { method, headers, body: JSON.stringify(body) });
  }

  /** Puts a text file on the installation. @returns its SHA-256 */
  async upload(name: string, content: string): Promise<string> {
    const key = randomUUID();
    const form = new FormData();
    form.append('file', new Blob([content], { type: 'text/plain' }), name);
    const headers = { cookie: this.cookie, 'idempotency-key': key };
    const outcome = await this.untilAnswered('/files', { method: 'POST', headers, body: form });
    return String(required(outcome)['sha256']);
  }

  /** Does an act that nothing may refuse. @throws Error naming the refusal */
  async must(act: Act): Promise<Json> {
    return required(await this.act(act));
  }

  /** @throws Error naming the refusal */
  async get<T>(path: string): Promise<T> {
    const outcome = await this.untilAnswered(path, { method: 'GET', headers: { cookie: this.cookie } });
    return required(outcome) as T;
  }

  /** An answer that is not JSON, whole. @throws Error naming the status */
  async text(path: string): Promise<string> {
    const answer = await fetch(`${this.base}/api/v1${path}`, { headers: { cookie: this.cookie } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  }

  /** Whatever is answered, a refusal too; of what is not text, how much. What tells one answer from its like is left out. */
  async shown(path: string): Promise<string> {
    const answer = await fetch(`${this.base}/api/v1${path}`, { headers: { cookie: this.cookie } });
    const type = answer.headers.get('content-type') ?? '';
    const content = Buffer.from(await answer.arrayBuffer());
    if (!/json|text/.test(type)) return `${answer.status} ${type} ${content.length} bytes`;
    return `${answer.status} ${content.toString().replaceAll(/"instance":"[^"]*"/g, '')}`;
  }

  /** Every item of a list. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: { items: T[]; next: string | null } = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}limit=200${after && `&after=${encodeURIComponent(after)}`}`,
      );
      items.push(...page.items);
      after = page.next;
    }
    return items;
  }

  private async untilAnswered(path: string, request: RequestInit): Promise<Outcome> {
    const until = performance.now() + PATIENCE_MS;
    for (let why = ''; ; await sleep(PAUSE_MS)) {
      const began = performance.now();
      if (began > until) throw new Error(`${String(request.method)} ${path}: no answer in ${PATIENCE_MS} ms; ${why}`);
      try {
        const outcome = await this.once(path, request);
        if (typeof outcome === 'string') why = outcome;
        else {
          if (outcome.done && request.method !== 'GET') this.onAcknowledged(began);
          return outcome;
        }
      } catch (failure) {
        why = String(failure);
      }
    }
  }

  /** @returns the outcome, or in words why it is still unknown */
  private async once(path: string, request: RequestInit): Promise<Outcome | string> {
    const signal = AbortSignal.timeout(TRY_LIMIT_MS);
    const answer = await fetch(`${this.base}/api/v1${path}`, { ...request, signal });
    const text = await answer.text();
    if (answer.status >= 500 || answer.status === 429) return `${answer.status} ${text}`;
    const content = (text ? JSON.parse(text) : {}) as Json;
    if (answer.ok) return { done: true, answer: content };
    return { done: false, code: String(content['code']), problem: content };
  }
}

function required(outcome: Outcome): Json {
  if (outcome.done) return outcome.answer;
  throw new Error(`${outcome.code}: ${JSON.stringify(outcome.problem)}`);
}
