import { DataSource } from 'typeorm';
import { GatheringSocket } from './gathering-socket.js';
import { ENTITIES } from './rows/index.js';
import { MIGRATIONS } from './migrations/index.js';

export interface DatabaseSettings {
  /** `postgres://…` */
  readonly url: string;
  /** Connections this process may hold. */
  readonly poolSize: number;
}

/** The TypeORM data source: migrations, rows and the pool that everything else borrows from. */
export function dataSource({ url, poolSize }: DatabaseSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...ENTITIES],
    migrations: [...MIGRATIONS],
    migrationsTransactionMode: 'all',
    poolSize,
    installExtensions: false,
    // A new connection signs in and plans every statement anew: whoever comes first after a quiet while would wait for it.
    extra: { ...connectionTo([]), idleTimeoutMillis: 0 },
    logging: ['error'],
  });
}

/** How every connection of the product is made. @param settings of the server for this connection, `name=value` */
export function connectionTo(settings: readonly string[]) {
  // What is read is in memory or on solid state: at the default of 4 the server reads small tables whole instead of by index.
  const all = ['timezone=UTC', 'random_page_cost=1.1', ...settings];
  return {
    options: all.map((setting) => `-c ${setting}`).join(' '),
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    // Statements asked for together travel together, each still answered by itself and in order.
    pipeline: true,
    stream: () => new GatheringSocket(),
  };
}
