import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Token } from '@bangvang/ballot';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { dataSource } from '@bangvang/persistence';
import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { CouncilScene, EIGHTY } from './support/council-scene.js';
import { ballotsApi, sealedVote } from './support/secret-vote.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const said: string[] = [];
const hear = (...words: unknown[]): void => void said.push(words.map((word) => JSON.stringify(word)).join(' '));
const ear: LoggerService = { log: hear, error: hear, warn: hear, debug: hear, verbose: hear, fatal: hear };
let server: PostgresServer;
let source: DataSource;
let app: NestFastifyApplication;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'secret_silence');
  source = await dataSource({ url: server.url('secret_silence'), poolSize: 8 }).initialize();
  await source.runMigrations();
  app = await ballotsApi(server.url('secret_silence'), folder, ear);
});
afterAll(async () => {
  await app?.close();
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('A ballot on its way into the box', () => {
  it('leaves no row but itself, and no word in any log, taken or refused', async () => {
    const vote = await sealedVote(app, source, { members: 4, present: 4, shares: [EIGHTY] });
    const [itemId] = vote.itemIds as [string];
    const tokens = await Promise.all(
      vote.scene.people.map(async (personId) => (await vote.draw(personId)).get(itemId) as Token),
    );
    await vote.meeting.open();
    await vote.openSecretly();
    said.length = 0; // what was said at the start names routes
    const before = await rows();
    const ballots = await Promise.all(tokens.map((token) => vote.ballot(itemId, token, 'agree')));
    await vote.cast(ballots.slice(0, 3));
    await vote.cast([await vote.ballot(itemId, tokens[0]!, 'disagree')]);
    await vote.cast([{ ...ballots[3]!, signature: ballots[0]!.signature }]);
    await vote.cast([{ ...ballots[3]!, enc: 'x' }]);
    await source.query('ALTER FUNCTION cast_ballots(uuid[], bytea[], bytea[], bytea[], bytea[]) RENAME TO lost');
    expect(await vote.cast(ballots.slice(3))).toMatchObject({ status: 503 });
    await source.query('ALTER FUNCTION lost(uuid[], bytea[], bytea[], bytea[], bytea[]) RENAME TO cast_ballots');
    expect(await rows()).toEqual({ ...before, ballot: (before['ballot'] ?? 0) + 3 });

    const secrets = [
      ...ballots.flatMap(({ message, sealed, enc }) => [message, sealed, enc]),
      'cast_ballots',
      'ballots',
    ];
    expect(said.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
  });

  it('lies among those of its tick in the order of the tokens, all written by one transaction', async () => {
    const vote = await sealedVote(app, source, { members: 6, present: 6, shares: [EIGHTY] });
    const [itemId] = vote.itemIds as [string];
    const tokens = await Promise.all(
      vote.scene.people.map(async (personId) => (await vote.draw(personId)).get(itemId) as Token),
    );
    await vote.meeting.open();
    await vote.openSecretly();
    await vote.cast(await Promise.all(tokens.map((token) => vote.ballot(itemId, token, 'agree'))));
    const lying = await vote.scene.database.rows<{ hash: string; xmin: string }>(
      `SELECT encode(token_hash, 'hex') AS hash, xmin::text FROM ballot WHERE item_id = $1 ORDER BY ctid`,
      [itemId],
    );
    expect(lying.map(({ hash }) => hash)).toEqual(lying.map(({ hash }) => hash).toSorted());
    expect(new Set(lying.map(({ xmin }) => xmin)).size).toBe(1);
  });

  it('has columns for its token and its seal, and none for time, number or person', async () => {
    const columns = await source.query<{ name: string; type: string }[]>(
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
        WHERE attrelid = 'ballot'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname`,
    );
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'enc bytea',
      'item_id uuid',
      'message bytea',
      'sealed bytea',
      'signature bytea',
      'token_hash bytea',
    ]);
  });
});

describe('The role that casts', () => {
  it('reads and writes no table, owns nothing, and may call one function that does more than its caller may', async () => {
    const [found] = await source.query<Record<string, unknown>[]>(
      `SELECT (SELECT count(*)::int FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S')
                  AND has_table_privilege('bangvang_caster', oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')) AS tables,
              (SELECT count(*)::int FROM pg_shdepend WHERE refobjid = r.oid AND deptype = 'o') AS owned,
              (SELECT array_agg(proname::text) FROM pg_proc WHERE prosecdef
                  AND has_function_privilege('bangvang_caster', oid, 'EXECUTE')) AS functions,
              r.rolcanlogin AS login, r.rolsuper AS super
         FROM pg_roles r WHERE rolname = 'bangvang_caster'`,
    );
    expect(found).toEqual({ tables: 0, owned: 0, functions: ['cast_ballots'], login: false, super: false });
  });

  it('is the same for databases of one cluster that are migrated at once', async () => {
    const names = ['at_once_1', 'at_once_2', 'at_once_3'];
    const sources = await Promise.all(
      names.map(async (name) => {
        await createDatabase(server.superuserUrl, name);
        return dataSource({ url: server.url(name), poolSize: 2 }).initialize();
      }),
    );
    await Promise.all(sources.map((one) => one.runMigrations()));
    await Promise.all(sources.map((one) => one.destroy()));
  });
});

/** Rows of every table that has any; a reading of who is asking is nobody's trace. */
async function rows(): Promise<Readonly<Record<string, number>>> {
  const counts = await Promise.all(
    source.entityMetadatas.map(async ({ tableName }) => {
      const [row] = await source.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM "${tableName}"`);
      return [tableName, row!.count] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
