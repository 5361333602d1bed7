import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import {
  dataSource,
  castVote,
  enterPaperCount,
  followSession,
  type PaperCount,
  recuse,
  writeOpinion,
} from '@bangvang/persistence';
import type { DataSource } from 'typeorm';
import { convened, refusal, session, TEST_KEY } from './support/council-meeting.js';
import { CouncilScene, EIGHTY, NINETY } from './support/council-scene.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'council_vote');
  source = await dataSource({ url: server.url('council_vote'), poolSize: 12 }).initialize();
  await source.runMigrations();
});
afterAll(async () => {
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('Ten members, seven present, an award that asks for 80 % of all members', () => {
  it('is not carried by seven votes', async () => {
    const meeting = await convened(source, 10, 7, EIGHTY);
    await meeting.open();
    await meeting.openItems();
    await meeting.votes(meeting.scene.people.slice(0, 7));
    await meeting.closeItems();
    const [item] = (await meeting.detail()).items;
    expect(item).toMatchObject({ needed: 8, result: { agree: 7, issued: 7, collected: 7, carried: false } });
  });

  it('is carried by seven votes and one written opinion, given before the opening', async () => {
    const meeting = await convened(source, 10, 7, EIGHTY);
    const absent = meeting.scene.people[7]!;
    await meeting.scene.as(absent, (tx) => writeOpinion(tx, meeting.itemIds[0]!, absent, 'agree'));
    await meeting.open();
    await meeting.openItems();
    await meeting.votes(meeting.scene.people.slice(0, 7));
    expect((await meeting.detail()).items[0]).toMatchObject({ turnout: 8, result: null });
    await meeting.closeItems();
    expect((await meeting.detail()).items[0]).toMatchObject({ result: { agree: 8, issued: 8, carried: true } });
  });

  it('takes no vote of an absent member and no written opinion of a present one', async () => {
    const meeting = await convened(source, 10, 7, EIGHTY);
    await meeting.open();
    await meeting.openItems();
    const [item, present, absent] = [meeting.itemIds[0]!, meeting.scene.people[3]!, meeting.scene.people[9]!];
    const vote = meeting.scene.as(absent, (tx) => castVote(tx, item, absent, 'agree'));
    expect((await refusal(vote)).slug).toBe('member-absent');
    const opinion = meeting.scene.as(present, (tx) => writeOpinion(tx, item, present, 'agree'));
    expect((await refusal(opinion)).slug).toBe('member-present');
    const outsider = meeting.scene.as(meeting.scene.outsider, (tx) =>
      castVote(tx, item, meeting.scene.outsider, 'agree'),
    );
    expect((await refusal(outsider)).slug).toBe('not-a-member');
  });
});

describe('Eleven members and an award that asks for 90 %', () => {
  it.each([
    [9, false],
    [10, true],
  ])('with %i agreeing votes is carried: %s', async (agreeing, carried) => {
    const meeting = await convened(source, 11, 11, NINETY);
    await meeting.open();
    await meeting.openItems();
    await meeting.votes(meeting.scene.people.slice(0, agreeing));
    await meeting.votes(meeting.scene.people.slice(agreeing), 'disagree');
    await meeting.closeItems();
    expect((await meeting.detail()).items[0]).toMatchObject({ needed: 10, result: { agree: agreeing, carried } });
  });
});

describe('A member who is the nominee', () => {
  it('does not vote on himself, and stays in the base', async () => {
    const scene = await CouncilScene.of(source, 5);
    const nominee = scene.people[4]!;
    const meeting = await session(scene, [await scene.dossier(EIGHTY, nominee)], 5);
    await meeting.open();
    await meeting.openItems();
    expect((await refusal(meeting.votes([nominee]))).slug).toBe('no-such-thing');
    await meeting.votes(scene.people.slice(0, 4));
    await meeting.closeItems();
    expect((await meeting.detail()).items[0]).toMatchObject({
      recusals: [{ personId: nominee, reason: 'Là người được đề nghị khen thưởng' }],
      result: { issued: 4, agree: 4, carried: true },
    });
  });

  it('may also be a relative who says so before voting', async () => {
    const meeting = await convened(source, 5, 5, EIGHTY);
    const [itemId, personId] = [meeting.itemIds[0]!, meeting.scene.people[3]!];
    await meeting.secretary((tx) => recuse(tx, meeting.id, { itemId, personId, reason: 'Vợ của người được đề nghị' }));
    await meeting.open();
    await meeting.openItems();
    expect((await refusal(meeting.votes([personId]))).slug).toBe('no-such-thing');
  });
});

describe('Paper ballots', () => {
  const count: PaperCount = { issued: 7, collected: 7, agree: 7, disagree: 0, abstain: 0, invalid: 0 };

  it('are counted by two people who must agree; written opinions of the absent are added', async () => {
    const meeting = await convened(source, 10, 7, EIGHTY);
    const [item, absent] = [meeting.itemIds[0]!, meeting.scene.people[8]!];
    await meeting.open();
    await meeting.openItems('paper');
    await meeting.scene.as(absent, (tx) => writeOpinion(tx, item, absent, 'agree'));
    const enters = (personId: string, counted: PaperCount) =>
      meeting.scene.as(personId, (tx) => enterPaperCount(tx, item, personId, counted));

    await enters(meeting.scene.secretary, count);
    expect((await refusal(meeting.closeItems())).slug).toBe('paper-count-incomplete');
    await enters(meeting.scene.outsider, { ...count, agree: 6, invalid: 1 });
    const differ = await refusal(meeting.closeItems());
    expect(differ).toMatchObject({ slug: 'paper-counts-differ', extra: { items: [{ fields: ['agree', 'invalid'] }] } });
    expect((await refusal(enters(meeting.scene.chair, count))).slug).toBe('conflicting-act');

    await enters(meeting.scene.outsider, count);
    await meeting.closeItems();
    expect((await meeting.detail()).items[0]).toMatchObject({
      result: { issued: 8, collected: 8, agree: 8, invalid: 0, carried: true },
    });
  });

  it('never outnumber those who may vote', async () => {
    const meeting = await convened(source, 10, 7, EIGHTY);
    await meeting.open();
    await meeting.openItems('paper');
    const entry = meeting.secretary((tx) =>
      enterPaperCount(tx, meeting.itemIds[0]!, meeting.scene.secretary, { ...count, issued: 8 }),
    );
    expect(await refusal(entry)).toMatchObject({ slug: 'tally-impossible', extra: { most: 7 } });
  });
});

describe('Two votes of one member at the same moment', () => {
  it('leave one of them on file', async () => {
    const meeting = await convened(source, 6, 6, EIGHTY);
    await meeting.open();
    await meeting.openItems();
    const voter = meeting.scene.people[5]!;
    const both = await Promise.allSettled([meeting.votes([voter], 'agree'), meeting.votes([voter], 'disagree')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toMatchObject({ slug: 'already-voted' });
    expect((await meeting.detail()).items[0]).toMatchObject({ turnout: 1 });
  });
});

describe('A voting window', () => {
  it('refuses a vote after its end, naming it, and is closed by the procedure, once', async () => {
    const meeting = await convened(source, 6, 6, EIGHTY);
    await meeting.open();
    const closesAt = Date.now() + 700;
    await meeting.openItems('named', closesAt);
    await meeting.votes(meeting.scene.people.slice(0, 5));
    const waiting = await meeting.scene.work.asProcedure((tx) => followSession(tx, meeting.id, TEST_KEY));
    expect(waiting).toMatchObject({ stage: 'open', wakeAt: closesAt });

    await new Promise((resume) => setTimeout(resume, closesAt - Date.now() + 20));
    const late = await refusal(meeting.votes([meeting.scene.people[5]!]));
    expect(late).toMatchObject({ slug: 'deadline-passed', extra: { dueAt: new Date(closesAt).toISOString() } });

    const follow = () => meeting.scene.work.asProcedure((tx) => followSession(tx, meeting.id, TEST_KEY));
    expect(await Promise.all([follow(), follow()])).toMatchObject([{ wakeAt: null }, { wakeAt: null }]);
    expect((await meeting.detail()).items[0]).toMatchObject({ state: 'closed', result: { agree: 5, carried: true } });
  });
});
