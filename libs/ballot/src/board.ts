import type { Ballot } from './ballot.js';
import { fromBase64Url, toBase64Url } from './base64url.js';
import { canonical, sha256, utf8 } from './canonical.js';
import { ascending, treeHash } from './merkle.js';

const LEAF = Uint8Array.of(0);

/** The leaf of a ballot: its place on the board and its voter's receipt (biên nhận). 32 bytes, base64url. */
export async function leafOf({ itemId, message, signature, enc, sealed }: Ballot): Promise<string> {
  const text = canonical('bangvang-ballot-1', itemId, message, signature, enc, sealed);
  return toBase64Url(await sha256(LEAF, utf8(text)));
}

/**
 * The root over the ballots of one item, whatever order its leaves come in.
 * @throws RangeError when a leaf comes twice
 */
export async function rootOf(leaves: readonly string[]): Promise<string> {
  return toBase64Url(await treeHash(ascending(leaves.map(fromBase64Url))));
}

/** What the closing of one item fixed. */
export interface ItemBoard {
  readonly itemId: string;
  readonly root: string;
  /** Ballots on the board. */
  readonly ballots: number;
  /** Members on the roll: those who drew a token and those who were handed a paper. */
  readonly roll: number;
}

/** What an item was voted on, as the opening froze it: nobody may say later that it was another award, or another share. */
export interface VotedOn {
  readonly dossierId: string;
  readonly awardCode: string;
  /** The share of all members that must agree: at least it, or more than it where strict. */
  readonly rule: { readonly numerator: number; readonly denominator: number; readonly strict: boolean };
}

/** The text whose signature closes an item. `members` is the base of every percentage. */
export function statementText(
  sessionId: string,
  { itemId, root, ballots, roll, dossierId, awardCode, rule }: ItemBoard & VotedOn,
  members: number,
): string {
  const { numerator, denominator, strict } = rule;
  const votedOn = [dossierId, awardCode, numerator, denominator, Number(strict)];
  return canonical('bangvang-statement-1', sessionId, itemId, ...votedOn, root, ballots, roll, members);
}

/** One hash over what was fixed for every item of a session: what holders of shares hand them in for. */
export async function boardRootOf(sessionId: string, items: readonly ItemBoard[]): Promise<string> {
  const inOrder = items.toSorted((one, other) => (one.itemId < other.itemId ? -1 : 1));
  const rows = inOrder.map(({ itemId, root, ballots, roll }) => [itemId, root, ballots, roll] as const);
  return toBase64Url(await sha256(utf8(canonical('bangvang-board-1', sessionId, rows))));
}
