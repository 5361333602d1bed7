import { type Ballot, type Choice, leafOf, makeSessionKey, openAnswer, openingKey, combineShares } from '../index.js';
import { type ItemKey, itemSigner, makeItemKey, TokenCheck } from '../server/index.js';
import type { BallotForm, BallotService } from './ballot-service.js';
import { inRandomOrder } from './random-order.js';
import { Voter, VoterFault } from './voter.js';
import { readVoterFile } from './voter-file.js';

const SESSION = 'session-1';

/** A server of one session in memory: it signs before the opening, and takes each token once. */
class Session implements BallotService {
  readonly box = new Map<string, Ballot>();
  readonly sent: string[][] = [];
  readonly drawn = new Map<string, string>();
  open = false;
  /** Throws once at the next call, after or before its work is done: the answer, or the request, is lost. */
  fails: 'before' | 'after' | null = null;
  private readonly check = new TokenCheck();

  constructor(
    readonly keys: ReadonlyMap<string, ItemKey>,
    public sealingKey: string,
  ) {}

  ballotForm(): Promise<BallotForm> {
    const items = [...this.keys].map(([itemId, { publicKey }], at) => ({
      itemId,
      ord: at + 1,
      nominee: `Nguyễn Văn ${at + 1}`,
      awardName: 'Giấy khen',
      state: this.open ? 'open' : 'pending',
      tokenKey: publicKey,
      drawn: this.drawn.has(itemId) ? ('token' as const) : null,
    }));
    return Promise.resolve({ sessionId: SESSION, sealingKey: this.sealingKey, items });
  }

  drawTokens(_sessionId: string, blinded: Parameters<BallotService['drawTokens']>[1]) {
    return this.unreliably(() =>
      blinded.map(({ itemId, blinded }) => {
        const before = this.drawn.get(itemId);
        if (before !== undefined && before !== blinded) throw new Error('token-drawn');
        this.drawn.set(itemId, blinded);
        return { itemId, signature: itemSigner(this.keys.get(itemId)!.privateKey)(blinded) };
      }),
    );
  }

  async cast(ballots: readonly Ballot[]) {
    this.sent.push(ballots.map((ballot) => JSON.stringify(ballot)));
    const leaves = await Promise.all(ballots.map(leafOf));
    return this.unreliably(() =>
      ballots.map((ballot, at) => {
        const valid = this.check.isTokenOf(this.keys.get(ballot.itemId)!.publicKey, ballot);
        const before = this.box.get(ballot.message);
        const taken = this.open && valid && (!before || JSON.stringify(before) === JSON.stringify(ballot));
        if (taken) this.box.set(ballot.message, ballot);
        const answer = { itemId: ballot.itemId, leaf: leaves[at]! };
        return taken
          ? { ...answer, outcome: 'cast' as const }
          : { ...answer, outcome: 'refused' as const, slug: 'item-not-open' };
      }),
    );
  }

  private unreliably<T>(work: () => T): Promise<T> {
    const { fails } = this;
    this.fails = null;
    if (fails === 'before') return Promise.reject(new Error('lost'));
    const done = work();
    return fails === 'after' ? Promise.reject(new Error('lost')) : Promise.resolve(done);
  }
}

let keys: ReadonlyMap<string, ItemKey>;
let made: Awaited<ReturnType<typeof makeSessionKey>>;
let session: Session;
let disk: string;
beforeAll(async () => {
  const names = ['item-1', 'item-2', 'item-3'];
  keys = new Map(await Promise.all(names.map(async (name) => [name, await makeItemKey()] as const)));
  made = await makeSessionKey();
});
beforeEach(() => void (session = new Session(keys, made.publicKey)));

const keep = (file: unknown) => void (disk = JSON.stringify(file));
const anew = () => Voter.begin(SESSION, session, keep);
const again = () => Voter.resume(readVoterFile(disk)!, session, keep);
const all = (choice: Choice) => new Map([...keys.keys()].map((itemId) => [itemId, choice]));

async function opened(): Promise<Record<string, string>> {
  const { chair, teller } = made.shares;
  const key = (await openingKey(made.publicKey, await combineShares([chair, teller])))!;
  const answers = await Promise.all(
    [...session.box.values()].map(async (ballot) => [ballot.itemId, await openAnswer(key, SESSION, ballot)] as const),
  );
  return Object.fromEntries(answers);
}

describe('A member who votes with his program', () => {
  it('draws his tokens, casts each answer as its own ballot and holds the receipts', async () => {
    const voter = anew();
    expect(await voter.drawTokens()).toEqual({ tokens: 3, waiting: 0, elsewhere: 0 });
    session.open = true;
    const receipts = await voter.cast(all('agree').set('item-2', 'disagree'));
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['cast', 'cast', 'cast']);
    expect(await opened()).toEqual({ 'item-1': 'agree', 'item-2': 'disagree', 'item-3': 'agree' });
    const leaves = await Promise.all([...session.box.values()].map(leafOf));
    expect(voter.items.map(({ leaf }) => leaf).toSorted()).toEqual(leaves.toSorted());
  });

  it('keeps nowhere what he chose, nor what joins a token to its request', async () => {
    const voter = anew();
    await voter.drawTokens();
    const requests = [...session.drawn.values()];
    session.open = true;
    await voter.cast(all('disagree'));
    for (const word of [...requests, 'agree', 'inverse']) expect(disk).not.toContain(word);
  });
});

describe('A program that dies', () => {
  it.each(['before', 'after'] as const)('%s the server drew draws the same tokens again', async (moment) => {
    session.fails = moment;
    await expect(anew().drawTokens()).rejects.toThrow('lost');
    expect(await again().drawTokens()).toMatchObject({ tokens: 3 });
  });

  it.each(['before', 'after'] as const)('%s the ballots were in the box casts the very same again', async (moment) => {
    await anew().drawTokens();
    session.open = true;
    session.fails = moment;
    await expect(again().cast(all('agree'))).rejects.toThrow('lost');
    const receipts = await again().cast(all('disagree'));
    expect(receipts.every(({ outcome }) => outcome === 'cast')).toBe(true);
    expect(session.sent[0]!.toSorted()).toEqual(session.sent[1]!.toSorted());
    expect(await opened()).toEqual({ 'item-1': 'agree', 'item-2': 'agree', 'item-3': 'agree' });
    expect(await again().cast(all('agree'))).toEqual([]);
  });

  it('casts later what was refused because it came too early', async () => {
    await anew().drawTokens();
    await again().cast(all('agree'));
    expect(again().items.map(({ refused }) => refused)).toEqual(Array(3).fill('item-not-open'));
    session.open = true;
    await again().cast(all('abstain'));
    expect(Object.values(await opened())).toEqual(['abstain', 'abstain', 'abstain']);
    expect(again().items.every(({ leaf, refused }) => leaf !== null && refused === null)).toBe(true);
  });
});

describe('A program that meets a server it cannot trust', () => {
  it('stops when the session’s key was exchanged after the tokens were drawn', async () => {
    await anew().drawTokens();
    session.sealingKey = (await makeSessionKey()).publicKey;
    await expect(again().drawTokens()).rejects.toThrow(VoterFault);
    session.open = true;
    await again().cast(all('agree'));
    expect(Object.values(await opened())).toEqual(['agree', 'agree', 'agree']);
  });

  it('stops when a token is signed with another item’s key', async () => {
    const [one, two] = [keys.get('item-1')!, keys.get('item-2')!];
    const mixed = { publicKey: one.publicKey, privateKey: two.privateKey };
    session = new Session(new Map([['item-1', mixed]]), made.publicKey);
    await expect(anew().drawTokens()).rejects.toThrow();
  });

  it('stops when it has no token, or a receipt is another’s', async () => {
    await expect(anew().cast(all('agree'))).rejects.toThrow(VoterFault);
    const voter = anew();
    await voter.drawTokens();
    session.open = true;
    const cast = session.cast.bind(session);
    session.cast = async (ballots) => (await cast(ballots)).map((answer) => ({ ...answer, leaf: 'another' }));
    await expect(voter.cast(all('agree'))).rejects.toThrow(VoterFault);
  });

  it('says which tokens were drawn with another file', async () => {
    await anew().drawTokens();
    expect(await anew().drawTokens()).toEqual({ tokens: 0, waiting: 0, elsewhere: 3 });
  });
});

describe('A random order', () => {
  it('holds everything once, and every order comes', () => {
    const orders = Array.from({ length: 600 }, () => inRandomOrder(['a', 'b', 'c']).join(''));
    expect([...new Set(orders)].toSorted()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
  });
});
