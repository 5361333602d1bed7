import {
  type Choice,
  combineShares,
  openAnswer,
  type OpeningKey,
  openingKey,
  type Tally,
  tallyOf,
} from '@bangvang/ballot';
import { Problem } from '@bangvang/domain';
import type { CountOrder } from './count-order.js';

/** The session's key put together, and what each item's ballots say. Lives in memory until it is written. */
export interface OpenedBoards {
  /** The session's board the ballots were read from. */
  readonly boardRoot: string;
  /** 32 bytes, base64url. */
  readonly unsealingKey: string;
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** Opened side by side; opening is the thread pool's work. */
const AT_A_TIME = 16;

/**
 * Opens every ballot of an order and counts each item by itself. No transaction is held.
 * @throws Problem share-wrong when no two of the shares make the session's key
 */
export async function openBoards(order: CountOrder): Promise<OpenedBoards> {
  const { key, unsealingKey } = await keyFrom(order);
  const answers = new Map<string, (Choice | 'invalid')[]>(order.itemIds.map((itemId) => [itemId, []]));
  const queue = order.ballots.values();
  const open = async (): Promise<void> => {
    for (const ballot of queue) answers.get(ballot.itemId)!.push(await openAnswer(key, order.sessionId, ballot));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, open));
  const tallies = new Map([...answers].map(([itemId, given]) => [itemId, tallyOf(given)]));
  return { boardRoot: order.boardRoot, unsealingKey, tallies };
}

/** With three shares at hand a wrong one does no harm: any two that make the key will do. */
async function keyFrom({ shares, sealingKey }: CountOrder): Promise<{ key: OpeningKey; unsealingKey: string }> {
  const pairs = shares.flatMap((one, n) => shares.slice(n + 1).map((other) => [one, other]));
  for (const pair of pairs) {
    const unsealingKey = await combineShares(pair).catch(() => null);
    const key = unsealingKey && (await openingKey(sealingKey, unsealingKey));
    if (key) return { key, unsealingKey };
  }
  throw new Problem('share-wrong', 'Các mảnh khóa đã nộp không ghép được thành khóa của phiên họp này.');
}
