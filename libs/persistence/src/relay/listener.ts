import { setTimeout as sleep } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';

export interface ListenerOptions {
  readonly url: string;
  readonly channels: readonly string[];
  /** Called for every notice, and once with an empty payload for each channel whenever listening begins: something may have been missed. */
  readonly onNotice: (channel: string, payload: string) => void;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Listens on a connection of its own, and listens again after the database was away. Notices sent meanwhile are lost. */
export class Listener {
  private readonly stopping = new AbortController();
  private client: Client | null = null;
  private life: Promise<void> = Promise.resolve();

  constructor(private readonly options: ListenerOptions) {}

  start(): void {
    this.life = this.live();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.end().catch(() => undefined);
    await this.life;
  }

  private async live(): Promise<void> {
    const { signal } = this.stopping;
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const heard = await this.listen().catch(() => false);
      pauseMs = heard ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One connection, until it ends. @returns whether it ever listened */
  private async listen(): Promise<boolean> {
    const { url, channels, onNotice } = this.options;
    const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', () => undefined); // the end that follows is what counts
    client.on('notification', ({ channel, payload }) => onNotice(channel, payload ?? ''));
    this.client = client;
    try {
      // Ended while it connects, a client never says that it did not.
      const left = ended.then(() => Promise.reject(new Error('stopped while connecting')));
      left.catch(() => undefined);
      await Promise.race([client.connect(), left]);
      for (const channel of channels) await client.query(`LISTEN ${escapeIdentifier(channel)}`);
    } catch (failure) {
      await client.end().catch(() => undefined);
      throw failure;
    }
    for (const channel of channels) onNotice(channel, '');
    await ended;
    return true;
  }
}
