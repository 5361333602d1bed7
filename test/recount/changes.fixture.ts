import type { Bundle, CountedItem } from '@bangvang/ballot';

/** A change of one byte: where, and to what. */
export type Change = readonly [offset: number, byte: number];

/** Changes of one byte anywhere in a file, from a seed, each to another byte than stands there. */
export function changesOf(file: Uint8Array, count: number, seed: number): readonly Change[] {
  const next = numbersFrom(seed);
  return Array.from({ length: count }, () => {
    const offset = next() % file.length;
    return [offset, file[offset]! ^ (1 + (next() % 255))];
  });
}

/** One way of cheating before signing: the bundle as an installation that cheats would hand it out. */
export interface Forgery {
  readonly what: string;
  readonly fault: string;
  readonly forge: (bundle: Bundle) => Bundle;
}

/** What an installation can forge and sign with its own key, and by which fault it is found. */
export const FORGERIES: readonly Forgery[] = [
  {
    what: 'one agreement more',
    fault: 'result',
    forge: onFirst(({ result, ...item }) => ({ ...item, result: { ...result, agree: result.agree + 1 } })),
  },
  {
    what: 'the outcome alone',
    fault: 'result',
    forge: onFirst(({ result, ...item }) => ({ ...item, result: { ...result, carried: !result.carried } })),
  },
  { what: 'a ballot left out', fault: 'root', forge: onFirst((item) => ({ ...item, ballots: item.ballots.slice(1) })) },
  {
    what: 'a ballot twice',
    fault: 'token-twice',
    forge: onFirst((item) => ({ ...item, ballots: [...item.ballots, item.ballots[0]!] })),
  },
  {
    what: 'ballots in the order they were cast',
    fault: 'order',
    forge: onFirst((item) => ({ ...item, ballots: item.ballots.toReversed() })),
  },
  {
    what: 'two answers exchanged',
    fault: 'root',
    forge: onFirst((item) => ({ ...item, ballots: exchanged(item.ballots) })),
  },
  {
    what: 'a token of nobody',
    fault: 'token',
    forge: onFirst((item) => ({
      ...item,
      ballots: item.ballots.map((ballot, at) =>
        at === 0 ? { ...ballot, signature: item.ballots[1]!.signature } : ballot,
      ),
    })),
  },
  {
    what: 'another number of ballots',
    fault: 'ballot-count',
    forge: onFirst((item) => ({ ...item, ballotCount: item.ballotCount + 1 })),
  },
  { what: 'a longer roll', fault: 'statement', forge: onFirst((item) => ({ ...item, roll: item.roll + 1 })) },
  { what: 'fewer members', fault: 'statement', forge: (bundle) => ({ ...bundle, members: bundle.members - 1 }) },
  {
    what: 'the statement of another item',
    fault: 'statement',
    forge: (bundle) =>
      onFirst((item) => ({ ...item, statementSignature: bundle.items[1]!.statementSignature }))(bundle),
  },
  {
    what: 'papers nobody handed in',
    fault: 'paper',
    forge: onFirst((item) => ({
      ...item,
      paper: { issued: 0, collected: 1, agree: 1, disagree: 0, abstain: 0, invalid: 0 },
    })),
  },
  {
    what: 'a rule that is none',
    fault: 'rule',
    forge: onFirst((item) => ({ ...item, rule: { numerator: 1, denominator: 0, strict: false } })),
  },
  {
    what: 'an item twice',
    fault: 'item-twice',
    forge: (bundle) => ({ ...bundle, items: [...bundle.items, bundle.items[0]!] }),
  },
  { what: 'an item left out', fault: 'board-root', forge: (bundle) => ({ ...bundle, items: bundle.items.slice(1) }) },
  {
    what: 'one key for two items',
    fault: 'token-key',
    forge: (bundle) => onFirst((item) => ({ ...item, tokenKey: bundle.items[1]!.tokenKey }))(bundle),
  },
  {
    what: 'no key to open with',
    fault: 'session-key',
    forge: (bundle) => ({ ...bundle, sessionKey: { ...bundle.sessionKey, privateKey: null } }),
  },
  {
    what: 'another key to open with',
    fault: 'session-key',
    forge: (bundle) => ({
      ...bundle,
      sessionKey: { ...bundle.sessionKey, privateKey: Buffer.alloc(32, 1).toString('base64url') },
    }),
  },
];

/** Applies a change to the first item, which is a counted one. */
function onFirst(change: (item: CountedItem) => CountedItem): (bundle: Bundle) => Bundle {
  return (bundle) => ({ ...bundle, items: [change(bundle.items[0] as CountedItem), ...bundle.items.slice(1)] });
}

function exchanged<T extends { readonly enc: string; readonly sealed: string }>([
  one,
  two,
  ...rest
]: readonly T[]): readonly T[] {
  return [{ ...one!, enc: two!.enc, sealed: two!.sealed }, { ...two!, enc: one!.enc, sealed: one!.sealed }, ...rest];
}

/** Mulberry32: the same numbers from the same seed everywhere. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
