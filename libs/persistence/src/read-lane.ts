import { Client, type QueryResultRow } from 'pg';
import { asProblem } from './constraint-problems.js';
import { connectionTo } from './data-source.js';
import { nameOf } from './statement-names.js';

/**
 * A connection that all requests share for the few short reads each of them makes: who is asking, what waits for him.
 * Nobody borrows it, so nobody waits for it; statements asked for in one turn travel together. Such a read goes by keys,
 * so each is planned once, for any values. A lost connection refuses what was under way and is opened anew by the next.
 */
export class ReadLane {
  private opening: Promise<Client> | null = null;

  constructor(private readonly url: string) {}

  /** @throws Problem service-unavailable where the database is away */
  async rows<T extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<T[]> {
    try {
      const client = await (this.opening ??= this.open());
      const { rows } = await client.query<T>({ name: nameOf(text), text, values: [...values] });
      return rows;
    } catch (failure) {
      throw asProblem(failure);
    }
  }

  async close(): Promise<void> {
    const opened = await this.opening?.catch(() => null);
    this.opening = null;
    await opened?.end();
  }

  private async open(): Promise<Client> {
    const client = new Client({ connectionString: this.url, ...connectionTo(SETTINGS) });
    const lost = (): void => void (this.opening = null);
    client.once('error', lost);
    client.once('end', lost);
    client.on('error', () => undefined); // whoever was reading learns of it by his own statement
    try {
      await client.connect();
    } catch (failure) {
      lost();
      throw failure;
    }
    return client;
  }
}

const SETTINGS = ['plan_cache_mode=force_generic_plan', 'statement_timeout=5s'];
