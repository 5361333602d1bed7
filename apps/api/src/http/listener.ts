import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { INBOX_CHANNEL, type InboxChange } from '@bangvang/persistence';
import { Client, type Notification } from 'pg';
import { type Observable, Subject } from 'rxjs';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** The one listening connection of this process: what other processes tell about inboxes, as streams. */
export class InboxListener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('inbox');
  private readonly changed = new Subject<InboxChange>();
  private readonly reconnected = new Subject<void>();
  private readonly closed = new Subject<void>();
  private client: Client | null = null;
  private pauseMs = FIRST_PAUSE_MS;
  private retry: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(private readonly url: string) {}

  /** Each change of a task, in the order of the commits' notices. Completes when the process closes. */
  get changes(): Observable<InboxChange> {
    return this.changed.asObservable();
  }

  /** The connection was lost and is there again: changes in between were missed, fetch anew. */
  get gaps(): Observable<void> {
    return this.reconnected.asObservable();
  }

  /** The process is closing: every open stream ends with it. */
  get closing(): Observable<void> {
    return this.closed.asObservable();
  }

  onApplicationBootstrap(): void {
    void this.connect(false);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.retry) clearTimeout(this.retry);
    this.closed.next();
    for (const stream of [this.closed, this.changed, this.reconnected]) stream.complete();
    await this.client?.end().catch(() => undefined);
  }

  private async connect(again: boolean): Promise<void> {
    const client = new Client({ connectionString: this.url, keepAlive: true, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    client.on('end', () => this.lost(client));
    client.on('notification', (notice) => this.pass(notice));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${INBOX_CHANNEL}`);
    } catch {
      await client.end().catch(() => undefined);
      return this.lost(client);
    }
    this.pauseMs = FIRST_PAUSE_MS;
    if (again) this.reconnected.next();
  }

  private lost(client: Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = null;
    this.logger.warn(`listening connection lost, again in ${this.pauseMs} ms`);
    this.retry = setTimeout(() => void this.connect(true), this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }

  private pass({ payload }: Notification): void {
    if (!payload) return;
    for (const change of JSON.parse(payload) as InboxChange[]) this.changed.next(change);
  }
}
