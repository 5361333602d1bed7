import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isCarried, type VoteRule } from '@bangvang/domain';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { dataSource } from '@bangvang/persistence';
import type { DataSource } from 'typeorm';
import { LAW } from '../cases/law-tables.js';
import { convened } from './support/council-meeting.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'council_shares');
  source = await dataSource({ url: server.url('council_shares'), poolSize: 4 }).initialize();
  await source.runMigrations();
});
afterAll(async () => {
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe("The database's own arithmetic", () => {
  const rules: readonly VoteRule[] = [
    { numerator: 1, denominator: 2, strict: true },
    ...LAW.awards.map(({ voteRule }) => voteRule),
  ];

  it('carries what the law carries, for 3 to 30 members, every number of votes and every rule', async () => {
    const table: { agree: number; members: number; carried: boolean; rule: VoteRule }[] = await source.query(
      `SELECT v.agree, m.members, rule, carries(v.agree, m.members, numerator, denominator, strict) AS carried
         FROM generate_series(3, 30) AS m (members) CROSS JOIN LATERAL generate_series(0, m.members) AS v (agree)
         CROSS JOIN jsonb_array_elements($1::jsonb) AS rule
         CROSS JOIN LATERAL jsonb_to_record(rule) AS share (numerator integer, denominator integer, strict boolean)`,
      [JSON.stringify(rules)],
    );
    expect(table).toHaveLength(rules.length * (28 * 17.5));
    expect(
      table.filter(({ rule, agree, members, carried }) => carried !== isCarried(rule, { agree, members })),
    ).toEqual([]);
  });

  it('keeps no result that does not follow from the votes, and none of more votes than members', async () => {
    const meeting = await convened(source, 5, 5, EIGHTY);
    await meeting.open();
    const close = (agree: number, disagree: number, invalid: number, carried: boolean) =>
      meeting.scene.database.rows(
        `UPDATE session_item SET state = 'closed', issued = 5, collected = 5, agree = $2, disagree = $3, abstain = 0,
           invalid = $4, carried = $5 WHERE id = $1`,
        [meeting.itemIds[0], agree, disagree, invalid, carried],
      );
    for (const wrong of [close(3, 2, 0, true), close(4, 1, 0, false), close(4, 1, 1, true), close(5, 1, -1, true)]) {
      await expect(wrong).rejects.toMatchObject({ slug: 'tally-impossible' });
    }
    await expect(close(4, 0, 1, true)).resolves.toBeDefined();
  });
});
