import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Token } from '@bangvang/ballot';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { dataSource } from '@bangvang/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { CouncilScene, EIGHTY } from './support/council-scene.js';
import { ballotsApi, sealedVote, secretVote } from './support/secret-vote.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;
let app: NestFastifyApplication;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'secret_windows');
  source = await dataSource({ url: server.url('secret_windows'), poolSize: 8 }).initialize();
  await source.runMigrations();
  app = await ballotsApi(server.url('secret_windows'), folder);
});
afterAll(async () => {
  await app?.close();
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const type = (slug: string) => ({ body: { type: expect.stringContaining(slug) } });

describe('A secret vote whose window ends by itself', () => {
  it('has every ballot that came in time, though its tick lies behind the end, and is closed by the procedure', async () => {
    const vote = await sealedVote(app, source, { members: 3, present: 3, shares: [EIGHTY] });
    const [itemId] = vote.itemIds as [string];
    const tokens = await Promise.all(
      vote.scene.people.map(async (personId) => (await vote.draw(personId)).get(itemId) as Token),
    );
    await vote.scene.database.rows(
      `UPDATE council_session SET rules = rules || '{"ballotTickSeconds": 30}', version = version + 1 WHERE id = $1`,
      [vote.meeting.id],
    );
    await vote.meeting.open();
    await vote.endOpinions();
    const end = Date.now() + 3_000;
    await vote.openSecretly([itemId], new Date(end).toISOString());
    const ballots = await Promise.all(tokens.map((token) => vote.ballot(itemId, token, 'agree')));
    expect(await vote.cast(ballots)).toMatchObject({ status: 200 });
    expect(await vote.scene.work.asProcedure((tx) => vote.follow(tx))).toMatchObject({ wakeAt: expect.any(Number) });
    await new Promise((resume) => setTimeout(resume, end + 200 - Date.now()));
    expect(await vote.scene.work.asProcedure((tx) => vote.follow(tx))).toMatchObject({ wakeAt: null });
    expect((await vote.board())['items']).toMatchObject([{ state: 'awaiting-count', ballots: 3, roll: 3 }]);
  });

  it('stays open as long as the absent may answer', async () => {
    const vote = await sealedVote(app, source, { members: 3, present: 3, shares: [EIGHTY] });
    await vote.meeting.open();
    await vote.openSecretly(vote.itemIds, new Date(Date.now() + 300).toISOString());
    await new Promise((resume) => setTimeout(resume, 400));
    await vote.scene.work.asProcedure((tx) => vote.follow(tx));
    expect(await vote.results(vote.scene.chair)).toMatchObject([{ state: 'open' }]);
    await vote.endOpinions();
    await vote.scene.work.asProcedure((tx) => vote.follow(tx));
    expect(await vote.results(vote.scene.chair)).toMatchObject([{ state: 'awaiting-count', turnout: 0 }]);
  });
});

describe('A secret vote', () => {
  it('is not opened before the session has a key and its items have theirs', async () => {
    const vote = await secretVote(app, source, { members: 3, present: 3, shares: [EIGHTY] });
    await vote.meeting.open(true);
    expect(await vote.openSecretly()).toMatchObject(type('not-sealed'));

    const keyless = await secretVote(app, source, { members: 3, present: 3, shares: [EIGHTY] });
    expect(await keyless.seal()).toMatchObject({ status: 200 });
    await keyless.meeting.open(true);
    expect(await keyless.openSecretly()).toMatchObject(type('keys-missing'));
  });

  it('is sealed once, by the chair, with a teller who holds no other share', async () => {
    const vote = await secretVote(app, source, { members: 4, present: 4, shares: [EIGHTY] });
    const sealing = (personId: string, tellerId: string) =>
      vote
        .as(personId)
        .then((as) => as('PUT', `${vote.path}/sealing-key`, { publicKey: vote.key.publicKey, tellerId }));
    expect(await sealing(vote.scene.people[3]!, vote.teller)).toMatchObject({ status: 403 });
    const noPoint = Buffer.alloc(65, 4).toString('base64url');
    const chair = await vote.as(vote.scene.chair);
    const refused = await chair('PUT', `${vote.path}/sealing-key`, { publicKey: noPoint, tellerId: vote.teller });
    expect(refused).toMatchObject(type('invalid-input'));
    expect(await sealing(vote.scene.chair, vote.scene.secretary)).toMatchObject(type('invalid-input'));
    expect(await sealing(vote.scene.chair, vote.teller)).toMatchObject({ status: 200 });
    expect(await sealing(vote.scene.chair, vote.teller)).toMatchObject({ status: 200 });
    expect(await sealing(vote.scene.chair, vote.scene.people[3]!)).toMatchObject(type('already-recorded'));
  });

  it('is never taken by name, nor made open again', async () => {
    const vote = await sealedVote(app, source, { members: 3, present: 2, shares: [EIGHTY] });
    const absent = await vote.as(vote.scene.people[2]!);
    const [itemId] = vote.itemIds as [string];
    const opinion = await absent('PUT', `/session-items/${itemId}/written-opinion`, { choice: 'agree' });
    expect(opinion).toMatchObject(type('item-not-open'));
    await expect(source.query('UPDATE session_item SET secret = false WHERE id = $1', [itemId])).rejects.toThrow(
      'secret',
    );
  });

  it('whose shares are lost is put off: no result, its ballots unopened', async () => {
    const vote = await sealedVote(app, source, { members: 3, present: 3, shares: [EIGHTY] });
    const [itemId] = vote.itemIds as [string];
    const token = (await vote.draw(vote.scene.people[2]!)).get(itemId) as Token;
    await vote.meeting.open();
    await vote.openSecretly();
    await vote.cast([await vote.ballot(itemId, token, 'agree')]);
    await vote.endOpinions();
    await vote.close();
    const secretary = await vote.as(vote.scene.secretary);
    const deferral = await secretary('POST', `${vote.path}/items/deferral`, {
      itemIds: [itemId],
      reason: 'Mất hai mảnh khóa, bỏ phiếu lại ở phiên sau',
    });
    expect(deferral).toMatchObject({ status: 200 });
    expect(await vote.results(vote.scene.chair)).toMatchObject([{ state: 'deferred', result: null, turnout: 1 }]);
    expect(await vote.handIn('chair')).toMatchObject(type('count-not-ready'));
  });
});
