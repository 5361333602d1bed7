import { createHash } from 'node:crypto';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { asProblem } from './constraint-problems.js';

export type Row = QueryResultRow;

/** Anything that runs SQL: the pool for reads, a transaction for commands. */
export interface Sql {
  /** Runs one statement, prepared once per connection under a name of its own. */
  rows<T extends Row = Row>(text: string, values?: readonly unknown[]): Promise<T[]>;
}

/** Runs a named, prepared statement and turns the database's refusals into problems. */
export async function runNamed<T extends Row>(
  on: Pool | PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  try {
    const { rows } = await on.query<T>({ name: nameOf(text), text, values: [...values] });
    return rows;
  } catch (failure) {
    throw asProblem(failure);
  }
}

/** Reads outside a transaction, on the data source's pool. */
export class Database implements Sql {
  constructor(private readonly source: DataSource) {}

  get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  rows<T extends Row = Row>(text: string, values?: readonly unknown[]): Promise<T[]> {
    return runNamed<T>(this.pool, text, values);
  }

  /** The first row, or null. */
  async one<T extends Row = Row>(text: string, values?: readonly unknown[]): Promise<T | null> {
    return (await this.rows<T>(text, values))[0] ?? null;
  }
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    names.set(text, name);
  }
  return name;
}
