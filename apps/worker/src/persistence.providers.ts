import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type Provider } from '@nestjs/common';
import { Database, type DatabaseSettings, dataSource, guardPool, Notifier, UnitOfWork } from '@bangvang/persistence';
import { DataSource } from 'typeorm';

const PAUSE_MS = 1_000;

/** The database as the worker uses it. It is waited for, however long it is away. */
export function persistenceProviders(settings: DatabaseSettings): Provider[] {
  return [
    { provide: DataSource, useFactory: () => connected(dataSource(settings)) },
    {
      provide: Database,
      inject: [DataSource],
      useFactory: (source: DataSource) => {
        const database = new Database(source);
        guardPool(database.pool);
        return database;
      },
    },
    {
      provide: Notifier,
      inject: [Database],
      useFactory: (database: Database) => new Notifier(() => database.pool),
    },
    {
      provide: UnitOfWork,
      inject: [Database, Notifier],
      useFactory: (database: Database, notifier: Notifier) => new UnitOfWork(database, notifier),
    },
  ];
}

async function connected(source: DataSource): Promise<DataSource> {
  for (let told = false; ; told = true) {
    try {
      return await source.initialize();
    } catch (failure) {
      if (!told) new Logger('database').warn(`PostgreSQL does not answer yet, waiting: ${String(failure)}`);
      await sleep(PAUSE_MS);
    }
  }
}
