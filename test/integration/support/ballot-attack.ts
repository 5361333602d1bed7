/** What a row shows beside what its columns say: how it lies, who wrote it, when, and its bytes. All of it is stored. */
export interface Trace {
  /** The person of a mark on the roll; the token's hash of a ballot. */
  readonly key: string;
  /** Block and line of the row (`ctid`), as one number. */
  readonly place: number;
  /** The transaction that wrote it (`xmin`). */
  readonly transaction: number;
  /** Where it stands in the write-ahead log. */
  readonly logged: bigint;
  /** Of the blinded request, or of the ballot. */
  readonly bytes: string;
}

/** All that is stored of one vote: who drew a token, and the ballots. */
export interface Stored {
  readonly roll: readonly Trace[];
  readonly ballots: readonly Trace[];
}

/** A script's guess: whose ballot each is. By the token's hash, the person. */
export type Guess = ReadonlyMap<string, string>;

/** A way to guess from what is stored alone. */
export interface Script {
  readonly name: string;
  readonly guess: (stored: Stored) => Guess;
}

type Order = (one: Trace, other: Trace) => number;

const ORDERS: Readonly<Record<string, Order>> = {
  place: (one, other) => one.place - other.place,
  transaction: (one, other) => one.transaction - other.transaction || one.place - other.place,
  log: (one, other) => Number(one.logged - other.logged),
  key: (one, other) => compare(one.key, other.key),
  bytes: (one, other) => compare(one.bytes, other.bytes),
};

/** Every order of the roll laid beside every order of the ballots, forward and backward; and who stands nearest in log and transactions. */
export const SCRIPTS: readonly Script[] = [
  ...Object.entries(ORDERS).flatMap(([rolled, byRoll]) =>
    Object.entries(ORDERS).flatMap(([boxed, byBallot]) => [
      { name: `roll by ${rolled}, ballots by ${boxed}`, guess: sideBySide(byRoll, byBallot) },
      {
        name: `roll by ${rolled}, ballots by ${boxed} from the end`,
        guess: sideBySide(byRoll, (one, other) => byBallot(other, one)),
      },
    ]),
  ),
  { name: 'nearest in the log', guess: nearest(({ logged }) => Number(logged)) },
  { name: 'nearest transaction', guess: nearest(({ transaction }) => transaction) },
];

/** How many ballots a script gives to their voters. */
export function hitsOf(script: Script, stored: Stored, voters: Guess): number {
  const guessed = script.guess(stored);
  return [...voters].filter(([ballot, voter]) => guessed.get(ballot) === voter).length;
}

/** The script that does best on these votes. */
export function bestOn(votes: readonly { readonly stored: Stored; readonly voters: Guess }[]): Script {
  const total = (script: Script) => votes.reduce((sum, { stored, voters }) => sum + hitsOf(script, stored, voters), 0);
  return SCRIPTS.map((script) => ({ script, hits: total(script) })).toSorted((one, other) => other.hits - one.hits)[0]!
    .script;
}

function sideBySide(byRoll: Order, byBallot: Order): Script['guess'] {
  return ({ roll, ballots }) => {
    const people = roll.toSorted(byRoll);
    return new Map(ballots.toSorted(byBallot).map(({ key }, n) => [key, people[n % people.length]!.key]));
  };
}

/** Each ballot, the earliest first, is given to whoever of those left was marked last before it. */
function nearest(of: (trace: Trace) => number): Script['guess'] {
  return ({ roll, ballots }) => {
    const left = roll.toSorted((one, other) => of(one) - of(other));
    const guesses = ballots
      .toSorted((one, other) => of(one) - of(other))
      .map(({ key, ...ballot }): readonly [string, string] => {
        const before = left.findLastIndex((mark) => of(mark) <= of({ key, ...ballot }));
        const [mark] = left.splice(Math.max(0, before), 1);
        return [key, mark!.key];
      });
    return new Map(guesses);
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
