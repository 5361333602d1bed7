import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createDatabase,
  freePort,
  type PostgresServer,
  repositoryRoot,
  startPostgres,
  temporaryFolder,
} from '@bangvang/infra';
import { Database, dataSource, ENTITIES, Notifier, UnitOfWork } from '@bangvang/persistence';
import { loadReference } from '@bangvang/procedures';
import type { DataSource } from 'typeorm';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let opened: DataSource[] = [];

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
});
afterEach(async () => {
  await Promise.all(opened.map((source) => source.destroy()));
  opened = [];
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('The row classes and the migrations', () => {
  it('leave nothing to synchronise', async () => {
    const source = await migrated('same');
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('map every table, and name and mean every constraint and index alike', async () => {
    const byMigrations = await migrated('by-migrations');
    const byClasses = await fresh('by-classes');
    await byClasses.synchronize();
    expect(await rulesOf(byClasses)).toEqual(await rulesOf(byMigrations));
  });

  it('go back to an empty database, migration by migration', async () => {
    const source = await migrated('back');
    for (let left = source.migrations.length; left > 0; left--) await source.undoLastMigration({ transaction: 'all' });
    const remains = await source.query(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S')
         AND relname NOT LIKE 'migrations%'
       UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
    );
    expect(remains).toEqual([]);
    await source.runMigrations();
  });
});

describe('The reference data of Tam Đường in 2023', () => {
  const reference = join(repositoryRoot(), 'infra', 'reference');

  it('is found again, not doubled, by a second load', async () => {
    const source = await migrated('reference');
    await loadReference(workOn(source), reference, 'tam-duong-2023');
    const once = await countsOf(source);
    await loadReference(workOn(source), reference, 'tam-duong-2023');
    expect(await countsOf(source)).toEqual(once);
    expect(once).toMatchObject({
      body: expect.any(Number),
      person: expect.any(Number),
      award_type: expect.any(Number),
    });
  });

  it('with a wrong line is refused with its file, line and field, and nothing is written', async () => {
    const source = await migrated('malformed');
    const broken = join(folder, 'reference');
    cpSync(reference, broken, { recursive: true });
    const limits = join(broken, 'law', 'limits.yaml');
    const lines = readFileSync(limits, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('count:'));
    writeFileSync(limits, lines.with(at, '    count: mười').join('\n'));

    const refusal = loadReference(workOn(source), broken, 'tam-duong-2023');
    await expect(refusal).rejects.toMatchObject({ slug: 'malformed-yaml' });
    await expect(refusal).rejects.toThrow(new RegExp(`limits\\.yaml.*${at + 1}.*count`, 's'));
    expect(await countsOf(source)).toEqual({ legal_clock: 1 });
  });
});

async function fresh(name: string): Promise<DataSource> {
  await createDatabase(server.superuserUrl, name);
  const source = await dataSource({ url: server.url(name), poolSize: 4 }).initialize();
  opened.push(source);
  return source;
}

async function migrated(name: string): Promise<DataSource> {
  const source = await fresh(name);
  await source.runMigrations();
  return source;
}

function workOn(source: DataSource): UnitOfWork {
  const database = new Database(source);
  return new UnitOfWork(database, new Notifier(() => database.pool));
}

/** Tables, columns, constraints and indexes as PostgreSQL understood them, one line each. */
async function rulesOf(source: DataSource): Promise<readonly string[]> {
  const onlyInMigrations = ENTITIES.flatMap((row) => source.getMetadata(row).indices)
    .filter((index) => index.synchronize === false)
    .map((index) => index.name);
  const rows = await source.query<{ rule: string }[]>(
    `SELECT rule FROM (
       SELECT conrelid AS of, conname AS name, concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS rule
         FROM pg_constraint WHERE contype <> 'n'
       UNION ALL
       SELECT indrelid, c.relname, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid
         WHERE NOT c.relname = ANY ($1)
       UNION ALL
       SELECT attrelid, attname, concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod),
              CASE WHEN attnotnull THEN 'not null' END,
              -- TypeORM quotes numbers, which PostgreSQL keeps for this one type
              regexp_replace(pg_get_expr(adbin, adrelid), '''(.*)''::double precision', '\\1'))
         FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attnum > 0 AND NOT attisdropped) AS known
     JOIN pg_class t ON t.oid = known.of
     WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND t.relname NOT LIKE 'migrations%'
     ORDER BY rule COLLATE "C"`,
    [onlyInMigrations],
  );
  return rows.map(({ rule }) => rule);
}

/** Rows per table, of the tables that have any; what a load itself leaves on record is left out. */
async function countsOf(source: DataSource): Promise<Readonly<Record<string, number>>> {
  const tables = source.entityMetadatas.map(({ tableName }) => tableName).filter((name) => !name.startsWith('audit_'));
  const counts = await Promise.all(
    tables.map(async (table) => {
      const [row] = await source.query<{ count: number }[]>(`SELECT count(*)::integer AS count FROM "${table}"`);
      return [table, row?.count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
