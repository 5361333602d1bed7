import type { Pool, PoolClient } from 'pg';

/**
 * Keeps a process alive when the database ends a connection that is lent out: its user learns of it by the failing
 * query, but the connection also emits an error that, unheard, would end the process. Heard from the moment it is
 * lent: a connection that the pool made before it was guarded is lent again later.
 */
export function guardPool(pool: Pool): void {
  pool.on('error', () => undefined);
  pool.on('acquire', hear);
}

function hear(client: PoolClient): void {
  if (!client.listeners('error').includes(unmoved)) client.on('error', unmoved);
}

const unmoved = (): void => undefined;
