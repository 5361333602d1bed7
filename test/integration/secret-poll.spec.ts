import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Token } from '@bangvang/ballot';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { changeNotice, dataSource, extendOpinions } from '@bangvang/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { CouncilScene, EIGHTY } from './support/council-scene.js';
import { ballotsApi, sealedVote } from './support/secret-vote.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;
let app: NestFastifyApplication;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'secret_poll');
  source = await dataSource({ url: server.url('secret_poll'), poolSize: 8 }).initialize();
  await source.runMigrations();
  app = await ballotsApi(server.url('secret_poll'), folder);
});
afterAll(async () => {
  await app?.close();
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('A secret vote by written poll', () => {
  it('is closed after its end only, and only where a quorum of all members sent ballots', async () => {
    const vote = await sealedVote(app, source, { members: 4, present: 4, shares: [EIGHTY] });
    const { meeting, scene } = vote;
    const [itemId] = vote.itemIds as [string];
    const hour = Date.now() + 3_600_000;
    await meeting.secretary(async (tx) =>
      changeNotice(tx, meeting.id, (await meeting.detail()).version, {
        ...{ meetsAt: hour, place: 'Gửi ý kiến trên hệ thống', mode: 'written-poll', opinionsUntil: hour },
      }),
    );
    const tokens = await Promise.all(
      scene.people.slice(0, 3).map(async (personId) => (await vote.draw(personId)).get(itemId) as Token),
    );
    const casts = async (token: Token) => vote.cast([await vote.ballot(itemId, token, 'agree')]);
    await Promise.all(tokens.slice(0, 2).map(casts));
    await meeting.open();
    expect(await vote.openSecretly([itemId])).toMatchObject({ status: 200 });
    expect(await vote.close()).toMatchObject({ status: 409, body: { code: 'written-opinions-awaited' } });

    await vote.endOpinions();
    expect(await casts(tokens[2]!)).toMatchObject({ status: 409, body: { code: 'deadline-passed' } });
    expect(await vote.close()).toMatchObject({
      status: 409,
      body: { code: 'no-quorum', items: [{ itemId, answered: 2 }] },
    });
    await meeting.secretary(async (tx) =>
      extendOpinions(tx, meeting.id, (await meeting.detail()).version, Date.now() + 3_600_000),
    );
    expect(await casts(tokens[2]!)).toMatchObject({ status: 200, body: { receipts: [{ outcome: 'cast' }] } });
    await vote.endOpinions();
    expect(await vote.close()).toMatchObject({ status: 200 });
    expect((await vote.board())['items']).toMatchObject([{ state: 'awaiting-count', ballots: 3, roll: 3 }]);
    await vote.handIn('chair');
    await vote.handIn('secretary');
    expect(await vote.count()).toMatchObject({ status: 200 });
    expect(await vote.results(scene.secretary)).toMatchObject([{ result: { agree: 3, carried: false } }]);
  });
});
