import { type DynamicModule, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Database, dataSource, guardPool, Notifier, UnitOfWork } from '@bangvang/persistence';
import type { DatabaseSettings } from '@bangvang/persistence';
import { DataSource } from 'typeorm';

const ATTEMPTS = 20;
const PAUSE_MS = 1500;

/** The database for every module: `DataSource`, `Database` for reads, `UnitOfWork` for commands. */
@Module({})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Database) private readonly database: Database,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  static with(settings: DatabaseSettings): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      providers: [
        { provide: DataSource, useFactory: () => connected(dataSource(settings)) },
        { provide: Database, inject: [DataSource], useFactory: guarded },
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
      ],
      exports: [DataSource, Database, Notifier, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.notifier.settled();
    await this.database.close();
    await this.source.destroy();
  }
}

function guarded(source: DataSource): Database {
  const database = new Database(source);
  guardPool(database.pool);
  return database;
}

/** PostgreSQL may come up after this process; a wrong address still ends it after half a minute. */
async function connected(source: DataSource): Promise<DataSource> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await source.initialize();
    } catch (failure) {
      if (attempt === ATTEMPTS) throw failure;
      new Logger('database').warn(`PostgreSQL does not answer yet (attempt ${attempt} of ${ATTEMPTS})`);
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}
