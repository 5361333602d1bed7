import { sha256 } from './canonical.js';

/** The tree of RFC 6962, section 2.1, over leaves that are hashes already. */
const NODE = Uint8Array.of(1);

/** Root over leaves in the order given; of none: SHA-256 of nothing. */
export async function treeHash(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  const half = largestPowerBelow(leaves.length);
  return nodeOf(await treeHash(leaves.slice(0, half)), await treeHash(leaves.slice(half)));
}

/** Audit path of RFC 6962, section 2.1.1: the roots beside the way up from a leaf, the nearest first. */
export async function auditPath(leaves: readonly Uint8Array[], index: number): Promise<readonly Uint8Array[]> {
  if (leaves.length === 1) return [];
  const half = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...(await auditPath(left, index)), await treeHash(right)]
    : [...(await auditPath(right, index - half)), await treeHash(left)];
}

/**
 * The root a leaf and its path lead to in a tree of `size` leaves (RFC 9162, section 2.1.3.2).
 * @returns null when a path of that length cannot belong to that place
 */
export async function rootBy(
  leaf: Uint8Array,
  { index, size, path }: { readonly index: number; readonly size: number; readonly path: readonly Uint8Array[] },
): Promise<Uint8Array | null> {
  let [at, last, root] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = await nodeOf(beside, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      root = await nodeOf(root, beside);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

/**
 * Hashes in ascending order of their bytes.
 * @throws RangeError when one comes twice
 */
export function ascending(hashes: readonly Uint8Array[]): readonly Uint8Array[] {
  const sorted = hashes.toSorted(compareBytes);
  if (sorted.some((hash, at) => at > 0 && compareBytes(sorted[at - 1]!, hash) === 0)) {
    throw new RangeError('the same leaf stands twice');
  }
  return sorted;
}

/** Below, at or above zero as the first bytes sort before, with or after the second. */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const differing = one.findIndex((byte, at) => byte !== other[at]);
  return differing === -1 ? one.length - other.length : one[differing]! - (other[differing] ?? -1);
}

function nodeOf(left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  return sha256(NODE, left, right);
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
