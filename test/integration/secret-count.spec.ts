import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Choice, makeSessionKey, type Token } from '@bangvang/ballot';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { dataSource, newId, withdrawDossier } from '@bangvang/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { CouncilScene, EIGHTY, type Share } from './support/council-scene.js';
import { ballotsApi, sealedVote } from './support/secret-vote.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;
let app: NestFastifyApplication;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'secret_count');
  source = await dataSource({ url: server.url('secret_count'), poolSize: 8 }).initialize();
  await source.runMigrations();
  app = await ballotsApi(server.url('secret_count'), folder);
});
afterAll(async () => {
  await app?.close();
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

type Vote = Awaited<ReturnType<typeof sealedVote>>;

/** Five members vote on every item: three agree, one disagrees, one abstains. */
async function voted(...shares: readonly Share[]): Promise<Vote> {
  const vote = await sealedVote(app, source, { members: 5, present: 5, shares });
  const tokens = await Promise.all(vote.scene.people.map((personId) => vote.draw(personId)));
  await vote.meeting.open();
  await vote.openSecretly();
  await vote.endOpinions();
  const choices: readonly Choice[] = ['agree', 'agree', 'agree', 'disagree', 'abstain'];
  const ballots = await Promise.all(
    choices.flatMap((choice, n) =>
      vote.itemIds.map((itemId) => vote.ballot(itemId, tokens[n]!.get(itemId) as Token, choice)),
    ),
  );
  const { status, text } = await vote.cast(ballots);
  if (status !== 200) throw new Error(text);
  return vote;
}

async function figures(vote: Vote): Promise<unknown> {
  return vote.scene.database.rows(
    `SELECT i.id, i.state, i.agree, i.disagree, i.abstain, i.invalid, i.carried, s.version
       FROM session_item i JOIN council_session s ON s.id = i.session_id WHERE s.id = $1 ORDER BY i.id`,
    [vote.meeting.id],
  );
}

describe('A secret vote that is closed', () => {
  it('is not closed before the absent could answer', async () => {
    const vote = await sealedVote(app, source, { members: 3, present: 3, shares: [EIGHTY] });
    await vote.meeting.open();
    await vote.openSecretly();
    expect((await vote.close()).body['type']).toContain('written-opinions-awaited');
  });

  it('needs two shares of its own key, handed in for its own board, after every vote is over', async () => {
    const vote = await voted(EIGHTY, EIGHTY);
    const [one, other] = vote.itemIds as [string, string];
    await vote.close([one]);
    expect(await vote.handIn('chair')).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('count-not-ready') },
    });
    await vote.close([other]);
    expect((await vote.count()).body['type']).toContain('count-not-ready');
    const stranger = await makeSessionKey();
    expect(await vote.handIn('chair', stranger.shares.chair)).toMatchObject({ status: 200 });
    expect(await vote.handIn('secretary')).toMatchObject({ status: 200 });
    expect((await vote.count()).body['type']).toContain('share-wrong');
    expect(await vote.handIn('teller')).toMatchObject({ status: 200 }); // two of the three now fit
    expect(await vote.count()).toMatchObject({ status: 200 });

    const otherBoard = await (
      await vote.as(vote.scene.chair)
    )('PUT', `${vote.path}/key-share`, {
      share: vote.key.shares.chair,
      boardRoot: Buffer.alloc(32).toString('base64url'),
    });
    expect(otherBoard.status).toBe(409);
  });

  it('is shown to nobody but chair, secretary and teller before the publication, anywhere', async () => {
    const vote = await voted(EIGHTY);
    await vote.close();
    await vote.handIn('chair');
    await vote.handIn('secretary');
    expect(await vote.count()).toMatchObject({ status: 200 });

    const member = vote.scene.people[4]!;
    expect(await vote.results(member)).toMatchObject([{ state: 'closed', turnout: 5, result: null }]);
    for (const privy of [vote.scene.chair, vote.scene.secretary, vote.teller]) {
      expect(await vote.results(privy)).toMatchObject([
        { result: { agree: 3, disagree: 1, abstain: 1, carried: false } },
      ]);
    }
    const asMember = await vote.as(member);
    const minutes = (await asMember('GET', `${vote.path}/minutes`)).body['items'];
    expect(minutes).toMatchObject([{ result: null }]);
    expect(await asMember('GET', `${vote.path}/bundle`)).toMatchObject({ status: 409 });
    const told = await vote.scene.database.rows(
      `SELECT entry AS text FROM audit_entry WHERE subject = $1 UNION ALL SELECT payload::text FROM (SELECT answer AS payload FROM command) c`,
      [`council-session/${vote.meeting.id}`],
    );
    expect(told.map(({ text }) => String(text)).filter((text) => /"(agree|disagree|carried)"/.test(text))).toEqual([]);

    await vote.publish();
    expect(await vote.results(member)).toMatchObject([{ result: { agree: 3, carried: false } }]);
    expect(await asMember('GET', `${vote.path}/bundle`)).toMatchObject({
      status: 200,
      body: { format: 'bangvang-bundle-1' },
    });
    await vote.publish();
    const messages = await vote.scene.database.rows<{ id: string; text: string }>(
      `SELECT person_id AS id, text FROM message WHERE kind = 'council-results' AND subject_id = $1`,
      [vote.meeting.id],
    );
    expect(messages.map(({ id }) => id).toSorted()).toEqual(vote.scene.people.toSorted());
    expect(messages.filter(({ text }) => /\d/.test(text))).toEqual([]);
  });

  it('counted twice, at once or again, is counted once', async () => {
    const vote = await voted(EIGHTY);
    await vote.close();
    await vote.handIn('chair');
    await vote.handIn('teller');
    const both = await Promise.all([vote.count(), vote.count()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const once = await figures(vote);
    expect(await vote.count()).toMatchObject({ status: 200 });
    expect(await figures(vote)).toEqual(once);
  });

  it('is never opened where its dossier was withdrawn: its ballots stay on the board', async () => {
    const vote = await voted(EIGHTY, EIGHTY);
    await vote.scene.submit(vote.meeting.dossierIds);
    await vote.scene.as(vote.scene.outsider, (tx) =>
      withdrawDossier(tx, {
        ...{ dossierId: vote.meeting.dossierIds[0]!, reason: 'Rút' },
        ...{ personId: vote.scene.outsider, bodyId: vote.scene.unitId },
      }),
    );
    await vote.close(vote.itemIds.slice(1));
    await vote.scene.work.asProcedure((tx) => vote.follow(tx));
    await vote.handIn('chair');
    await vote.handIn('teller');
    expect(await vote.count()).toMatchObject({ status: 200 });
    await vote.publish();
    expect(await vote.results(vote.scene.chair)).toMatchObject([
      { state: 'withdrawn', result: null },
      { state: 'closed', result: { agree: 3 } },
    ]);
    const { body } = await (await vote.as(vote.scene.people[4]!))('GET', `${vote.path}/bundle`);
    expect(body['items']).toMatchObject([
      { state: 'withdrawn', ballotCount: 5, leaves: expect.any(Array) },
      { state: 'closed', ballots: expect.any(Array) },
    ]);
  });

  it('with more ballots than tokens is fixed as it is, becomes an incident and is never counted', async () => {
    const vote = await voted(EIGHTY);
    await vote.scene.database.rows(`DELETE FROM ballot_roll WHERE item_id = $1 AND person_id = $2`, [
      vote.itemIds[0],
      vote.scene.people[4],
    ]);
    await vote.close();
    await vote.handIn('chair');
    await vote.handIn('teller');
    expect((await vote.count()).body['type']).toContain('board-unsound');
    const incidents = await vote.scene.database.rows('SELECT kind FROM incident WHERE subject_id = $1', [
      vote.meeting.id,
    ]);
    expect(incidents).toEqual([{ kind: 'ballots-exceed-roll' }]);
  });
});

describe('A member who does not vote on an item', () => {
  it('has neither form, token, board nor bundle of it, as if it did not exist', async () => {
    const vote = await sealedVote(app, source, { members: 4, present: 4, shares: [EIGHTY, EIGHTY] });
    const [hidden, shown] = vote.itemIds as [string, string];
    const aside = vote.scene.people[3]!;
    await vote.scene.database.rows(`INSERT INTO recusal (item_id, person_id, reason) VALUES ($1, $2, 'Người thân')`, [
      hidden,
      aside,
    ]);
    const as = await vote.as(aside);
    const form = await as('GET', `${vote.path}/ballot-form`);
    expect(form.body['items']).toMatchObject([{ itemId: shown, ord: 1 }]);
    const asks = (itemId: string) =>
      as('POST', `${vote.path}/tokens`, { blinded: [{ itemId, blinded: Buffer.alloc(256, 1).toString('base64url') }] });
    const { body: refused, status } = await asks(hidden);
    const { body: unknown } = await asks(newId());
    expect(status).toBe(404);
    const said = ({ detail, type, title }: Record<string, unknown>) => ({ detail, type, title });
    expect(said(refused)).toEqual(said(unknown));
    const paper = await (
      await vote.as(vote.scene.secretary)
    )('POST', `${vote.path}/paper-ballots`, {
      personId: aside,
      itemIds: [hidden],
    });
    expect(paper.body['type']).toContain('not-eligible');
  });
});
