import { join } from 'node:path';
import { answersWithin, createDatabase, startPostgres } from '@bangvang/infra';
import type { Context } from './context.js';

const DATABASE = 'bangvang';

/**
 * Gives the address of the installation's database: the one named, the one set, or the machine's own, which is started
 * for as long as it is needed when it does not run.
 */
export async function withOwnDatabase<T>(
  named: string | undefined,
  { config, out }: Context,
  act: (url: string) => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataDir, ports } = config();
  const url = named ?? databaseUrl;
  if (url) return act(url);
  const found = await answersWithin(ports.postgres, 200);
  const server = await startPostgres({ dataDir: join(dataDir, 'postgres'), port: ports.postgres, onProgress: out });
  try {
    await createDatabase(server.superuserUrl, DATABASE);
    return await act(server.url(DATABASE));
  } finally {
    if (!found) await server.stop();
  }
}
