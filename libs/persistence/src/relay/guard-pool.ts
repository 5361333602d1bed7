import type { Pool } from 'pg';

/**
 * Keeps a process alive when the database ends a connection that is lent out: its user learns of it by the failing
 * query, but the connection also emits an error that, unheard, would end the process.
 */
export function guardPool(pool: Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}
