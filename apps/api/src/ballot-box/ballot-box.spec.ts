import { type Ballot, drawToken, finishToken } from '@bangvang/ballot';
import { itemSigner, makeItemKey } from '@bangvang/ballot/server';
import type { CastItem, CastOutcome } from '@bangvang/persistence';
import { Logger } from '@nestjs/common';
import { BallotBox, type Casting } from './ballot-box.js';

const ITEM = '11111111-1111-4111-8111-111111111111';
const LONG_TICK = 30;

/** What PostgreSQL holds: it keeps what a transaction brought, or breaks before or after it. */
class Table implements Casting {
  readonly kept = new Map<string, Ballot>();
  breaks: 'never' | 'before' | 'after' = 'never';
  transactions = 0;

  async cast(ballots: readonly Ballot[]): Promise<readonly CastOutcome[]> {
    this.transactions++;
    if (this.breaks === 'before') throw new Error('gone');
    const outcomes = ballots.map((ballot): CastOutcome => {
      const before = this.kept.get(ballot.message);
      if (!before) this.kept.set(ballot.message, ballot);
      return !before || before.sealed === ballot.sealed ? 'cast' : 'already-voted';
    });
    if (this.breaks === 'after') throw new Error('gone');
    return outcomes;
  }

  async prove(): Promise<void> {}
  async close(): Promise<void> {}
}

describe('The box of secret ballots', () => {
  let tokenKey: string;
  let ballots: readonly Ballot[];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    const key = await makeItemKey();
    tokenKey = key.publicKey;
    const sign = itemSigner(key.privateKey);
    ballots = await Promise.all(
      Array.from({ length: 4 }, async (): Promise<Ballot> => {
        const { blinded, pending } = await drawToken(tokenKey);
        return { itemId: ITEM, ...(await finishToken(pending, sign(blinded))), enc: 'e', sealed: 's' };
      }),
    );
  });

  const boxOn = (table: Casting, item: Partial<CastItem> = {}, most = 100) => {
    const known = { itemId: ITEM, tokenKey, tickSeconds: LONG_TICK, endsInMs: null, ...item };
    return new BallotBox(async (ids) => (ids.includes(ITEM) ? [known] : []), table, most);
  };

  it('answers after the commit only, all of one tick in one transaction', async () => {
    const table = new Table();
    const box = boxOn(table, { tickSeconds: 1 });
    const answers = await Promise.all(ballots.map((ballot) => box.cast([ballot])));
    expect(answers).toEqual([['cast'], ['cast'], ['cast'], ['cast']]);
    expect(table.transactions).toBeLessThanOrEqual(2); // a tick may lie between them
  });

  it('loses nothing it acknowledged when it dies between gathering and commit: it had acknowledged nothing', async () => {
    const table = new Table();
    const dying = boxOn(table);
    let acknowledged = false;
    void dying.cast(ballots).then(() => (acknowledged = true));
    await new Promise((resume) => setTimeout(resume, 50));
    // The process is gone here, with all it had gathered. The voters, unanswered, send again to the next one.
    expect({ acknowledged, kept: table.kept.size }).toEqual({ acknowledged: false, kept: 0 });
    const next = boxOn(table, { tickSeconds: 1 });
    expect(await next.cast(ballots)).toEqual(['cast', 'cast', 'cast', 'cast']);
    expect(table.kept.size).toBe(4);
    await dying.flush();
    expect(table.kept.size).toBe(4);
  });

  it.each(['before', 'after'] as const)(
    'acknowledges nothing when the database breaks %s it kept them',
    async (breaks) => {
      const table = new Table();
      table.breaks = breaks;
      const box = boxOn(table, { tickSeconds: 1 });
      const refused: unknown = await box.cast(ballots).catch((failure: unknown) => failure);
      expect(refused).toMatchObject({ slug: 'service-unavailable' });
      expect(refused).not.toHaveProperty('cause'); // it might name a ballot, and would be logged
      table.breaks = 'never';
      expect(await box.cast(ballots)).toEqual(['cast', 'cast', 'cast', 'cast']);
      expect(table.kept.size).toBe(4);
    },
  );

  it('commits and answers what it gathered before it closes, and takes nothing afterwards', async () => {
    const table = new Table();
    const box = boxOn(table);
    const answer = box.cast(ballots);
    await new Promise((resume) => setTimeout(resume, 50));
    await box.onModuleDestroy();
    expect(await answer).toEqual(['cast', 'cast', 'cast', 'cast']);
    await expect(box.cast(ballots)).rejects.toMatchObject({ slug: 'service-unavailable' });
  });

  it('gathers no token that is not of its item, nor more than it has room for', async () => {
    const table = new Table();
    const box = boxOn(table, { tickSeconds: 1 }, 3);
    const [first, second] = ballots as [Ballot, Ballot];
    expect(
      await box.cast([
        { ...first, signature: second.signature },
        { ...first, itemId: 'unknown' },
      ]),
    ).toEqual(['invalid-token', 'invalid-token']);
    expect(table.transactions).toBe(0);
    await expect(box.cast(ballots)).rejects.toMatchObject({ slug: 'service-unavailable' });
    expect(await box.cast([first])).toEqual(['cast']);
  });
});
