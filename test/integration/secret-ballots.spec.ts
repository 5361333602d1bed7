import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Choice, Token } from '@bangvang/ballot';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { dataSource } from '@bangvang/persistence';
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
  await createDatabase(server.superuserUrl, 'secret_ballots');
  source = await dataSource({ url: server.url('secret_ballots'), poolSize: 8 }).initialize();
  await source.runMigrations();
  app = await ballotsApi(server.url('secret_ballots'), folder);
});
afterAll(async () => {
  await app?.close();
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

type Vote = Awaited<ReturnType<typeof sealedVote>>;

/** The first so many of the council draw their tokens of the first item. */
async function tokensOf(vote: Vote, people: readonly string[]): Promise<readonly Token[]> {
  return Promise.all(people.map(async (personId) => (await vote.draw(personId)).get(vote.itemIds[0]!)!));
}

async function castAll(vote: Vote, tokens: readonly Token[], choice: Choice) {
  const ballots = await Promise.all(tokens.map((token) => vote.ballot(vote.itemIds[0]!, token, choice)));
  return vote.cast(ballots);
}

async function toPublication(vote: Vote): Promise<void> {
  await vote.endOpinions();
  for (const step of [vote.close, () => vote.handIn('chair'), () => vote.handIn('teller'), vote.count, vote.publish]) {
    const { status, text } = await step();
    if (status !== 200) throw new Error(text);
  }
}

describe('Ten members, seven present, an award that asks for 80 % of all members, voted on in secret', () => {
  const council = { members: 10, present: 7, shares: [EIGHTY] };

  it('is not carried by seven ballots', async () => {
    const vote = await sealedVote(app, source, council);
    const tokens = await tokensOf(vote, vote.scene.people.slice(0, 7));
    await vote.meeting.open();
    expect(await vote.openSecretly()).toMatchObject({ status: 200 });
    expect(await castAll(vote, tokens, 'agree')).toMatchObject({
      status: 200,
      body: { receipts: Array.from({ length: 7 }, () => expect.objectContaining({ outcome: 'cast' })) },
    });
    expect(await vote.results(vote.scene.people[5]!)).toEqual([{ state: 'open', turnout: 7, result: null }]);
    await toPublication(vote);
    expect(await vote.results(vote.scene.people[5]!)).toMatchObject([
      { state: 'closed', turnout: 7, result: { issued: 7, collected: 7, agree: 7, invalid: 0, carried: false } },
    ]);
  });

  it('is carried with the opinion of an absent member, cast before the item is opened', async () => {
    const vote = await sealedVote(app, source, council);
    const absent = await tokensOf(vote, [vote.scene.people[8]!]);
    expect(await castAll(vote, absent, 'agree')).toMatchObject({ status: 200 });
    const tokens = await tokensOf(vote, vote.scene.people.slice(0, 7));
    await vote.meeting.open();
    await vote.openSecretly();
    await castAll(vote, tokens, 'agree');
    await toPublication(vote);
    expect(await vote.results(vote.scene.people[5]!)).toMatchObject([{ result: { agree: 8, carried: true } }]);
  });
});

describe('A token', () => {
  const council = { members: 4, present: 4, shares: [EIGHTY, EIGHTY] };

  it('casts one ballot: of two at once one succeeds, and the same ballot again has the same receipt', async () => {
    const vote = await sealedVote(app, source, council);
    const [token] = await tokensOf(vote, vote.scene.people.slice(3));
    await vote.meeting.open();
    await vote.openSecretly();
    const [yes, no] = await Promise.all([
      vote.ballot(vote.itemIds[0]!, token!, 'agree'),
      vote.ballot(vote.itemIds[0]!, token!, 'disagree'),
    ]);
    const answers = await Promise.all([vote.cast([yes]), vote.cast([no])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body['type']).toContain('already-voted');
    const first = answers[0]!.status === 200 ? yes : no;
    const again = await vote.cast([first]);
    expect(again.body['receipts']).toEqual(answers.find(({ status }) => status === 200)!.body['receipts']);
    expect(await vote.cast([first === yes ? no : yes])).toMatchObject({ status: 409 });
  });

  it('is of one item only', async () => {
    const vote = await sealedVote(app, source, council);
    const tokens = await vote.draw(vote.scene.people[3]!);
    await vote.meeting.open();
    await vote.openSecretly();
    const [one, other] = vote.itemIds as [string, string];
    const wrong = await vote.ballot(other, tokens.get(one)!, 'agree');
    const right = await vote.ballot(other, tokens.get(other)!, 'agree');
    expect(await vote.cast([wrong])).toMatchObject({
      status: 422,
      body: { type: expect.stringContaining('invalid-token') },
    });
    const { body } = await vote.cast([wrong, right]);
    expect(body['receipts']).toMatchObject([{ outcome: 'refused', slug: 'invalid-token' }, { outcome: 'cast' }]);
  });

  it('is drawn once: the same request is signed the same, another is refused, none once the item is open', async () => {
    const vote = await sealedVote(app, source, council);
    const member = await vote.as(vote.scene.people[3]!);
    const blinded = (byte: number) => Buffer.concat([Buffer.from([0]), Buffer.alloc(255, byte)]).toString('base64url');
    const asks = (itemId: string, byte: number) =>
      member('POST', `${vote.path}/tokens`, { blinded: [{ itemId, blinded: blinded(byte) }] });
    const [one, other] = vote.itemIds as [string, string];
    const first = await asks(one, 7);
    expect(first).toMatchObject({ status: 200 });
    expect((await asks(one, 7)).body).toEqual(first.body);
    expect(await asks(one, 8)).toMatchObject({ status: 409, body: { type: expect.stringContaining('token-drawn') } });
    await vote.meeting.open();
    await vote.openSecretly();
    expect((await asks(one, 7)).body).toEqual(first.body);
    expect(await asks(other, 7)).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('drawing-ended') },
    });
  });
});

describe('A ballot', () => {
  it('is refused before its item is open when opinions are over, and after it is closed', async () => {
    const vote = await sealedVote(app, source, { members: 3, present: 3, shares: [EIGHTY] });
    const [token] = await tokensOf(vote, [vote.scene.people[2]!]);
    await vote.meeting.open();
    await vote.endOpinions();
    expect((await castAll(vote, [token!], 'agree')).body['type']).toContain('item-not-open');
    await vote.openSecretly();
    await vote.close();
    expect((await castAll(vote, [token!], 'agree')).body['type']).toContain('deadline-passed');
  });

  it('sent in time waits for no tick when its item is closed', async () => {
    const vote = await sealedVote(app, source, { members: 3, present: 3, shares: [EIGHTY] });
    const tokens = await tokensOf(vote, vote.scene.people);
    await vote.meeting.open();
    await vote.openSecretly();
    await vote.endOpinions();
    const sent = castAll(vote, tokens, 'agree');
    await new Promise((resume) => setTimeout(resume, 100));
    await vote.close();
    expect(await sent).toMatchObject({ status: 200 });
    expect((await vote.board())['items']).toMatchObject([{ ballots: 3, roll: 3, state: 'awaiting-count' }]);
  });

  it('has one spelling, and nothing in it is told back', async () => {
    const vote = await sealedVote(app, source, { members: 3, present: 3, shares: [EIGHTY] });
    const [token] = await tokensOf(vote, [vote.scene.people[2]!]);
    const ballot = await vote.ballot(vote.itemIds[0]!, token!, 'agree');
    for (const spoilt of [
      { ...ballot, itemId: ballot.itemId.toUpperCase() },
      { ...ballot, sealed: `${ballot.sealed.slice(0, -1)}B` },
      { ...ballot, person: vote.scene.people[2]! },
    ]) {
      const answer = await vote.cast([spoilt]);
      expect(answer).toMatchObject({ status: 400, body: { type: expect.stringContaining('invalid-input') } });
      expect(answer.text).not.toContain(ballot.sealed.slice(0, 12));
    }
  });
});
