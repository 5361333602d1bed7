import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { CastingLine, dataSource, drawTokens, makeMissingKeys, makeSecret } from '@bangvang/persistence';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { bestOn, type Guess, hitsOf, type Script, type Stored } from './support/ballot-attack.js';
import { session } from './support/council-meeting.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';
import { type Kept, StoredVotes } from './support/stored-votes.js';

jest.setTimeout(400_000);

const VOTERS = 15;
/** On these the best of all scripts is chosen; it is then tried on the others, so that luck in choosing does not count. */
const TO_CHOOSE = 100;
const TO_TRY = 200;

const OURS: Kept = {
  roll: { table: 'ballot_roll', key: 'person_id', bytes: 'blinded' },
  box: { table: 'ballot', key: `encode(token_hash, 'hex')`, bytes: 'message' },
};
const NAIVE: Kept = {
  roll: { table: 'naive_roll', key: 'person_id', bytes: 'person_id' },
  box: { table: 'naive_ballot', key: 'id', bytes: 'choice' },
};

interface Vote {
  readonly stored: Stored;
  readonly voters: Guess;
}

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;
let superuser: Pool;
let scene: CouncilScene;
let line: CastingLine;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'secrecy');
  source = await dataSource({ url: server.url('secrecy'), poolSize: 20 }).initialize();
  await source.runMigrations();
  superuser = new Pool({ connectionString: server.url('secrecy'), max: 2 });
  line = new CastingLine(server.url('secrecy'));
  scene = await CouncilScene.of(source, VOTERS);
});
afterAll(async () => {
  await CouncilScene.settled();
  await line.close();
  await superuser.end();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/**
 * Members draw their tokens one after another and cast in the very same order: the worst there can be. What the member's program
 * blinds is random bytes to whoever has not the inverse (RFC 9474), so random bytes stand for it.
 */
async function secretVote(): Promise<{ itemId: string; voters: Guess }> {
  const { id, itemIds, secretary } = await session(scene, [await scene.dossier(EIGHTY)], VOTERS);
  const itemId = itemIds[0]!;
  await secretary((tx) => makeSecret(tx, id, itemIds));
  const key = async () => ({ publicKey: bytes(294), privateKey: bytes(1_200) });
  await scene.work.asProcedure((tx) => makeMissingKeys(tx, key, 50));
  const order = scene.people.toSorted(() => Math.random() - 0.5);
  for (const person of order) {
    await scene.as(person, (tx) => drawTokens(tx, id, person, [{ itemId, blinded: bytes(256) }]));
  }
  const ballots = order.map(() => ({
    ...{ itemId, message: bytes(64), signature: bytes(256), enc: bytes(65), sealed: bytes(17) },
  }));
  expect(new Set(await line.cast(ballots))).toEqual(new Set(['cast']));
  return { itemId, voters: new Map(ballots.map(({ message }, n) => [hashOf(message), order[n]!])) };
}

/** The same with a mark and a ballot in a transaction each, one after the other, several members at a time. */
async function naiveVote(): Promise<{ itemId: string; voters: Guess }> {
  const itemId = crypto.randomUUID();
  const voters = new Map<string, string>();
  const waiting = [...scene.people];
  const member = async (): Promise<void> => {
    for (let person = waiting.pop(); person; person = waiting.pop()) {
      const ballot = crypto.randomUUID();
      voters.set(ballot, person);
      await source.query('INSERT INTO naive_roll (item_id, person_id) VALUES ($1, $2)', [itemId, person]);
      await source.query(`INSERT INTO naive_ballot (id, item_id, choice) VALUES ($1, $2, 'agree')`, [ballot, itemId]);
    }
  };
  await Promise.all([member(), member(), member()]);
  return { itemId, voters };
}

async function votes(count: number, kept: Kept, vote: typeof secretVote): Promise<readonly Vote[]> {
  const stored = await StoredVotes.from(superuser);
  const cast: Awaited<ReturnType<typeof vote>>[] = [];
  for (let n = 0; n < count; n += 1) cast.push(await vote());
  const found = await stored.of(
    cast.map(({ itemId }) => itemId),
    kept,
  );
  return cast.map(({ itemId, voters }) => ({ stored: found.get(itemId)!, voters }));
}

function total(script: Script, on: readonly Vote[]): number {
  return on.reduce((sum, { stored, voters }) => sum + hitsOf(script, stored, voters), 0);
}

describe('Whoever reads all that is stored, hidden columns and the log included', () => {
  it('joins most marks and ballots again where each is written plainly', async () => {
    await source.query(`
      CREATE TABLE naive_roll (item_id uuid, person_id uuid, PRIMARY KEY (item_id, person_id));
      CREATE TABLE naive_ballot (id uuid PRIMARY KEY, item_id uuid, choice text)`);
    const naive = await votes(20, NAIVE, naiveVote);
    expect(total(bestOn(naive.slice(0, 10)), naive.slice(10))).toBeGreaterThan(0.5 * 10 * VOTERS);
  });

  it('joins no member with his secret ballot better than by chance, though all cast in the order they drew', async () => {
    const secret = await votes(TO_CHOOSE + TO_TRY, OURS, secretVote);
    expect(secret.every(({ stored }) => stored.roll.length === VOTERS && stored.ballots.length === VOTERS)).toBe(true);
    expect(secret.every(({ stored }) => stored.ballots.every(({ logged }) => logged > 0n))).toBe(true);
    // One ballot in fifteen is given to its voter by chance: one hit a vote, with a variance of one.
    const hits = total(bestOn(secret.slice(0, TO_CHOOSE)), secret.slice(TO_CHOOSE));
    expect(hits).toBeLessThanOrEqual(TO_TRY + 3 * Math.sqrt(TO_TRY));
  });
});

function bytes(length: number): string {
  return randomBytes(length).toString('base64url');
}

function hashOf(message: string): string {
  return createHash('sha256').update(Buffer.from(message, 'base64url')).digest('hex');
}
