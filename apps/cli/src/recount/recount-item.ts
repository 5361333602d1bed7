import type { KeyObject } from 'node:crypto';
import type { Item, Tally } from './bundle-file.js';
import { bytesOf, canonical, isAscending, leafOf, rootOf } from './hashes.js';
import type { Opener } from './opening.js';
import type { ItemFault, ItemReport } from './report.js';
import { isSigned, isToken, itemKey } from './signatures.js';

/** What an item is recounted with. */
export interface Means {
  readonly sessionId: string;
  readonly members: number;
  readonly signer: KeyObject;
  /** null when the session's key is not there or is another. */
  readonly opener: Opener | null;
}

/** Recounts one item of the agenda. */
export async function recountItem(item: Item, means: Means): Promise<ItemReport> {
  const leaves = leavesOf(item);
  const counted = item.state === 'closed' ? await countedOf(item, means.opener) : null;
  const needed = neededOf(item, means.members);
  const carried = counted && needed !== null ? counted.agree >= needed : null;
  const { id, ord, nominee, award, rule, state, roll, paper } = item;
  const wrong: Record<ItemFault, boolean> = {
    statement: !isSigned(means.signer, statementOf(item, means), item.statementSignature),
    root: rootOf(leaves).toString('base64url') !== item.root,
    'ballot-count': leaves.length !== item.ballotCount,
    order: !isAscending(leaves),
    token: !tokensAreSound(item),
    'token-twice': new Set(item.ballots.map(({ message }) => message)).size < item.ballots.length,
    roll: !rollSuffices(item, means.members),
    paper: paper !== null && (paper.collected > paper.issued || sumOf(paper) !== paper.collected),
    members: counted !== null && sumOf(counted) > means.members,
    rule: needed === null,
    result: counted !== null && !isPublished(item, counted, carried),
  };
  const faults = (Object.keys(wrong) as ItemFault[]).filter((fault) => wrong[fault]);
  const ballots = leaves.length;
  return { id, ord, nominee, award, rule, state, roll, ballots, paper, counted, needed, carried, faults };
}

function leavesOf({ id, ballots, leaves }: Item): readonly Buffer[] {
  return [...ballots.map((ballot) => leafOf(id, ballot)), ...leaves.map((leaf) => bytesOf(leaf) ?? Buffer.alloc(0))];
}

/** Opens every ballot, counts the column and adds the papers. */
async function countedOf({ id, ballots, paper }: Item, opener: Opener | null): Promise<Tally | null> {
  if (!opener) return null;
  const answers = await Promise.all(ballots.map((ballot) => opener(id, ballot)));
  const count = (wanted: keyof Tally) => answers.filter((answer) => answer === wanted).length + (paper?.[wanted] ?? 0);
  return { agree: count('agree'), disagree: count('disagree'), abstain: count('abstain'), invalid: count('invalid') };
}

/** The least number of agreeing votes of all members; null where the rule is no share. */
function neededOf({ rule: { numerator, denominator, strict } }: Item, members: number): number | null {
  if (denominator === 0 || numerator > denominator) return null;
  const share = BigInt(numerator) * BigInt(members);
  const below = share / BigInt(denominator);
  return Number(strict || below * BigInt(denominator) < share ? below + 1n : below);
}

function statementOf(item: Item, { sessionId, members }: Means): Buffer {
  const { id, dossierId, awardCode, rule, root, ballotCount, roll } = item;
  const votedOn = [dossierId, awardCode, rule.numerator, rule.denominator, Number(rule.strict)];
  return canonical('bangvang-statement-1', sessionId, id, ...votedOn, root, ballotCount, roll, members);
}

function tokensAreSound({ tokenKey, ballots }: Item): boolean {
  const key = itemKey(tokenKey);
  return key !== null && ballots.every(({ message, signature }) => isToken(key, message, signature));
}

function rollSuffices({ ballotCount, roll, paper }: Item, members: number): boolean {
  return roll <= members && ballotCount + (paper?.issued ?? 0) <= roll;
}

function sumOf({ agree, disagree, abstain, invalid }: Tally): number {
  return agree + disagree + abstain + invalid;
}

function isPublished({ result }: Item, counted: Tally, carried: boolean | null): boolean {
  const columns = ['agree', 'disagree', 'abstain', 'invalid'] as const;
  return result !== null && columns.every((column) => result[column] === counted[column]) && result.carried === carried;
}
