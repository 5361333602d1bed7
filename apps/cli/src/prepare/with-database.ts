import { Database, dataSource, Notifier, UnitOfWork } from '@bangvang/persistence';
import type { DataSource } from 'typeorm';

/** What a preparing command works with, open for as long as it runs. */
export interface OpenDatabase {
  readonly source: DataSource;
  readonly database: Database;
  readonly work: UnitOfWork;
}

/** Opens the database for one command and closes it whatever happens. */
export async function withDatabase<T>(url: string, act: (open: OpenDatabase) => Promise<T>): Promise<T> {
  const source = await dataSource({ url, poolSize: 2 }).initialize();
  try {
    const database = new Database(source);
    const notifier = new Notifier(() => database.pool);
    const answer = await act({ source, database, work: new UnitOfWork(database, notifier) });
    await notifier.settled();
    return answer;
  } finally {
    await source.destroy();
  }
}
