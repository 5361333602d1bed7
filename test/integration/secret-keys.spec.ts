import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { Database, dataSource, makeMissingKeys, Notifier, UnitOfWork } from '@bangvang/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { BallotKeys } from '../../apps/worker/src/ballot-keys.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';
import { ballotsApi, secretVote } from './support/secret-vote.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;
let app: NestFastifyApplication;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'secret_keys');
  source = await dataSource({ url: server.url('secret_keys'), poolSize: 8 }).initialize();
  await source.runMigrations();
  app = await ballotsApi(server.url('secret_keys'), folder);
});
afterAll(async () => {
  await app?.close();
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('Keys of items', () => {
  it('are made once each by workers that work at the same time', async () => {
    const vote = await secretVote(app, source, {
      members: 3,
      present: 3,
      shares: Array.from({ length: 10 }, () => EIGHTY),
    });
    await vote.makeSecret();
    let made = 0;
    const make = async () => {
      made++;
      await new Promise((resume) => setTimeout(resume, 20));
      return { publicKey: 'AAAA', privateKey: 'AAAA' };
    };
    const database = new Database(source);
    const work = new UnitOfWork(database, new Notifier(() => database.pool));
    const worker = async (): Promise<void> => {
      while ((await work.asProcedure((tx) => makeMissingKeys(tx, make, 3))) > 0);
    };
    await Promise.all([worker(), worker(), worker()]);
    await worker();
    const keys = await vote.scene.database.rows('SELECT FROM ballot_key WHERE item_id = ANY($1::uuid[])', [
      vote.itemIds,
    ]);
    expect({ made, keys: keys.length }).toEqual({ made: 10, keys: 10 });
  });

  it('are made by the worker as soon as items become secret, and what was missed while it was away at its start', async () => {
    const database = new Database(source);
    const work = new UnitOfWork(database, new Notifier(() => database.pool));
    const missed = await secretVote(app, source, { members: 3, present: 3, shares: [EIGHTY] });
    await missed.makeSecret();
    const failures: unknown[] = [];
    const keys = new BallotKeys({
      url: server.url('secret_keys'),
      work,
      report: (what, why) => void failures.push(what, why),
    });
    keys.start();
    try {
      await untilKeyed(database, missed.itemIds);
      const vote = await secretVote(app, source, { members: 3, present: 3, shares: [EIGHTY, EIGHTY] });
      await vote.makeSecret();
      await untilKeyed(database, vote.itemIds);
    } finally {
      await keys.stop();
    }
    expect(failures).toEqual([]);
  });
});

/** Well before the next sweep. */
async function untilKeyed(database: Database, itemIds: readonly string[]): Promise<void> {
  for (const until = Date.now() + 6_000; ; await new Promise((resume) => setTimeout(resume, 50))) {
    const keyed = await database.rows('SELECT FROM ballot_key WHERE item_id = ANY($1::uuid[])', [itemIds]);
    if (keyed.length === itemIds.length) return;
    if (Date.now() > until) throw new Error(`${keyed.length} of ${itemIds.length} keys were made`);
  }
}
