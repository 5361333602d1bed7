import { DataSource } from 'typeorm';
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
    // `pipeline`: statements asked for together travel together, each still answered by itself and in order.
    extra: { options: '-c timezone=UTC', connectionTimeoutMillis: 5000, keepAlive: true, pipeline: true },
    logging: ['error'],
  });
}
