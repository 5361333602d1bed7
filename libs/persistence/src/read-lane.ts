import { Client, type QueryResultRow } from 'pg';
import { asProblem } from './constraint-problems.js';
import { connectionTo } from './data-source.js';
import { runNamed } from './run-named.js';

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
    const client = await (this.opening ??= this.open()).catch((failure: unknown) => {
      throw asProblem(failure);
    });
    return runNamed<T>(client, text, values);
  }

  async close(): Promise<void> {
    const opened = await this.opening?.catch(() => null);
    this.opening = null;
    await opened?.end();
  }

  /** A connection tells of its end more than once; by then the next may be open, and is left alone. */
  private open(): Promise<Client> {
    const client = new Client({ connectionString: this.url, ...connectionTo(SETTINGS) });
    const opening: Promise<Client> = client.connect().then(() => client);
    const lost = (): void => {
      if (this.opening === opening) this.opening = null;
    };
    client.on('error', lost); // whoever was reading learns of it by his own statement
    client.on('end', lost);
    opening.catch(lost);
    return opening;
  }
}

const SETTINGS = ['plan_cache_mode=force_generic_plan', 'statement_timeout=5s'];
