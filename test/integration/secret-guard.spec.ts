import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { dataSource } from '@bangvang/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { CouncilScene, EIGHTY } from './support/council-scene.js';
import { ballotsApi, sealedVote } from './support/secret-vote.js';

jest.setTimeout(180_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;
let app: NestFastifyApplication;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'secret_guard');
  source = await dataSource({ url: server.url('secret_guard'), poolSize: 6 }).initialize();
  await source.runMigrations();
  app = await ballotsApi(server.url('secret_guard'), folder);
});
afterAll(async () => {
  await app?.close();
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

type Vote = Awaited<ReturnType<typeof sealedVote>>;

const warnings = async (vote: Vote, personId: string) =>
  (await (await vote.as(personId))('GET', vote.path)).body['warnings'] as { itemId: string; what: string }[] | null;
const kinds = async (vote: Vote, personId: string) => (await warnings(vote, personId))?.map(({ what }) => what);

/** Members after the fourth take tokens and agree; the fifth is handed a paper. */
async function withPaper() {
  const vote = await sealedVote(app, source, { members: 5, present: 5, shares: [EIGHTY] });
  const { scene, path, itemIds } = vote;
  const [itemId, paperVoter] = [itemIds[0]!, scene.people[4]!];
  const secretary = await vote.as(scene.secretary);
  expect(await secretary('POST', `${path}/paper-ballots`, { personId: paperVoter, itemIds })).toMatchObject({
    status: 200,
  });
  const tokens = await Promise.all(
    scene.people.slice(0, 4).map(async (personId) => (await vote.draw(personId)).get(itemId)!),
  );
  await vote.meeting.open();
  await vote.openSecretly();
  const counts = async (personId: string, agree: number, issued = 1) =>
    (await vote.as(personId))('PUT', `/session-items/${itemId}/paper-count`, {
      ...{ issued, collected: issued, agree, disagree: issued - agree, abstain: 0, invalid: 0 },
    });
  return { vote, itemId, tokens, counts };
}

describe('A paper handed to one member beside tokens', () => {
  it('is counted after the close by two people, as many as the roll has, neither told the other figures', async () => {
    const { vote, itemId, tokens, counts } = await withPaper();
    const { scene, teller } = vote;
    expect(await counts(scene.secretary, 1)).toMatchObject({ status: 409, body: { code: 'item-not-open' } });
    await vote.cast(await Promise.all(tokens.map((token) => vote.ballot(itemId, token, 'agree'))));
    await vote.endOpinions();
    expect(await vote.close()).toMatchObject({ status: 200 });
    for (const holder of ['chair', 'secretary'] as const)
      expect(await vote.handIn(holder)).toMatchObject({ status: 200 });

    expect(await vote.count()).toMatchObject({ status: 409, body: { code: 'paper-count-incomplete' } });
    expect(await counts(scene.secretary, 2, 2)).toMatchObject({
      status: 422,
      body: { code: 'tally-impossible', given: 1 },
    });
    expect(await counts(scene.secretary, 1)).toMatchObject({ status: 200 });
    expect(await counts(teller, 0)).toMatchObject({ status: 200 });
    const differ = await vote.count();
    expect(differ).toMatchObject({ body: { code: 'paper-counts-differ', items: [{ fields: ['agree', 'disagree'] }] } });
    expect(JSON.stringify(differ.body['items'])).not.toMatch(/"(agree|disagree)":/);
    expect(await counts(scene.chair, 1)).toMatchObject({ status: 403 });

    await counts(teller, 1);
    expect(await vote.count()).toMatchObject({ status: 200 });
    const told = await scene.database.rows<{ entry: string }>(
      `SELECT entry::text FROM audit_entry WHERE subject = $1 AND entry::json ->> 'act' = 'papers-counted'`,
      [`council-session/${vote.meeting.id}`],
    );
    expect(told.map(({ entry }) => entry).join()).not.toMatch(/agree/);
    await vote.publish();
    expect(await vote.results(scene.people[3]!)).toMatchObject([
      { result: { issued: 5, collected: 5, agree: 5, carried: true } },
    ]);
  });
});

describe('Those who lead a secret vote of five', () => {
  it('are warned before it opens, at its close and before its result is published; nobody else is', async () => {
    const { vote, itemId, tokens, counts } = await withPaper();
    const { scene, teller } = vote;
    expect(await kinds(vote, scene.chair)).toEqual(['small-electorate', 'few-papers']);
    expect(await warnings(vote, scene.people[3]!)).toBeNull();
    await vote.cast(
      await Promise.all(tokens.map((token, n) => vote.ballot(itemId, token, n === 0 ? 'disagree' : 'agree'))),
    );
    expect(await kinds(vote, scene.secretary)).toEqual(['small-electorate', 'few-papers']);
    await vote.endOpinions();
    await vote.close();
    expect(await kinds(vote, scene.secretary)).toEqual(['few-ballots', 'few-papers']);
    for (const holder of ['chair', 'secretary'] as const) await vote.handIn(holder);
    for (const personId of [scene.secretary, teller]) await counts(personId, 1);
    await vote.count();
    expect(await warnings(vote, scene.chair)).toMatchObject([{ itemId, what: 'single-dissent' }]);
    expect(await warnings(vote, scene.people[3]!)).toBeNull();
    await vote.publish();
    expect(await warnings(vote, scene.chair)).toBeNull();
  });
});
