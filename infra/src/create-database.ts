import { Client, escapeIdentifier } from 'pg';

/** What PostgreSQL says when a database of that name is there, or is just being made by somebody else. */
const ALREADY_THERE = new Set(['42P04', '23505']);

/**
 * Creates a database sorted as Vietnamese (ICU `vi-VN`) unless there is one of that name.
 * @param url address of another database on the same server, for a role that may create databases
 */
export async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    await client.query(
      `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'
         LOCALE_PROVIDER icu ICU_LOCALE 'vi-VN' LOCALE 'C'`,
    );
  } catch (error) {
    if (!ALREADY_THERE.has((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}

/**
 * Drops a database and ends the sessions on it, if there is one.
 * @param url address of another database on the same server
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
