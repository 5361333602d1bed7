import { createDatabase, freePort, startPostgres, temporaryFolder, type PostgresServer } from '@bangvang/infra';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

jest.setTimeout(60_000);

describe('An installation on one machine', () => {
  const folder = temporaryFolder();
  let server: PostgresServer;

  const start = async () => startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  beforeAll(async () => void (server = await start()));
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('sorts as Vietnamese does', async () => {
    await createDatabase(server.superuserUrl, 'thử');
    await createDatabase(server.superuserUrl, 'thử');
    const [sorted] = await ask(
      server.url('thử'),
      "SELECT string_agg(x, ' ' ORDER BY x) FROM unnest('{đ,z,â,d,a,ă}'::text[]) x",
    );
    expect(sorted).toBe('a ă â d đ z');
  });

  it('finds its data again after a stop, and after a kill of the server', async () => {
    await ask(server.url('thử'), 'CREATE TABLE kept (what text)');
    await ask(server.url('thử'), "INSERT INTO kept VALUES ('trước khi dừng')");
    await server.stop();
    server = await start();
    expect(await ask(server.url('thử'), 'SELECT what FROM kept')).toEqual(['trước khi dừng']);

    await ask(server.url('thử'), "UPDATE kept SET what = 'trước khi bị giết'");
    process.kill(server.pid, 'SIGKILL');
    server = await start();
    expect(await ask(server.url('thử'), 'SELECT what FROM kept')).toEqual(['trước khi bị giết']);
  });

  it('is adopted, not started twice, by a second start', async () => {
    expect((await start()).pid).toBe(server.pid);
  });
});

/** @returns the first column of each row */
async function ask(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}
