import { createHash } from 'node:crypto';
import type { ClientBase, Pool, QueryResultRow } from 'pg';
import { asProblem } from './constraint-problems.js';

/** Runs a named, prepared statement and turns the database's refusals into problems. */
export async function runNamed<T extends QueryResultRow>(
  on: Pool | ClientBase,
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

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    names.set(text, name);
  }
  return name;
}
