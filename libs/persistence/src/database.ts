import type { Pool, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { ReadLane } from './read-lane.js';
import { runNamed } from './run-named.js';

export { runNamed };

export type Row = QueryResultRow;

/** Anything that runs SQL: the pool for reads, a transaction for commands. */
export interface Sql {
  /** Runs one statement, prepared once per connection under a name of its own. */
  rows<T extends Row = Row>(text: string, values?: readonly unknown[]): Promise<T[]>;
}

/** Two, so that the second processor of the database has something to do. */
const LANES = 2;

/** Reads outside a transaction, on the data source's pool. */
export class Database implements Sql {
  private readonly lanes: readonly ReadLane[];
  private turn = 0;

  constructor(private readonly source: DataSource) {
    const { url } = source.options as { readonly url?: string };
    this.lanes = Array.from({ length: LANES }, () => new ReadLane(url ?? ''));
  }

  get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  rows<T extends Row = Row>(text: string, values?: readonly unknown[]): Promise<T[]> {
    return runNamed<T>(this.pool, text, values);
  }

  /** The short reads of every request, which go by keys and share their connections. */
  readonly shared: Sql = {
    rows: <T extends Row = Row>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
      this.lanes[(this.turn = (this.turn + 1) % LANES)]!.rows<T>(text, values),
  };

  /** Ends the shared connections; the data source ends its own. */
  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  /** The first row, or null. */
  async one<T extends Row = Row>(text: string, values?: readonly unknown[]): Promise<T | null> {
    return (await this.rows<T>(text, values))[0] ?? null;
  }
}
