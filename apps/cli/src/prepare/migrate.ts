import { withDatabase } from './with-database.js';

/**
 * Brings a database to the present schema, all migrations in one transaction.
 * @returns the names of the migrations that ran now
 */
export function migrate(databaseUrl: string): Promise<readonly string[]> {
  return withDatabase(databaseUrl, async ({ source }) => (await source.runMigrations()).map(({ name }) => name));
}
