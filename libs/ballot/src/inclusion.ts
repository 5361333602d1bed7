import { fromBase64Url, toBase64Url } from './base64url.js';
import { ascending, auditPath, compareBytes, rootBy } from './merkle.js';

/** Proves that a leaf is on an item's board, to one who knows the root only. */
export interface InclusionProof {
  /** Place of the leaf among all in ascending order, from 0. */
  readonly index: number;
  /** Leaves on the board. */
  readonly size: number;
  /** Hashes (base64url) beside the way up, the nearest first. */
  readonly path: readonly string[];
}

/** The proof for one leaf of a board; null when it is not on it. */
export async function inclusionProof(leaves: readonly string[], leaf: string): Promise<InclusionProof | null> {
  const hashes = ascending(leaves.map(fromBase64Url));
  const own = fromBase64Url(leaf);
  const index = hashes.findIndex((hash) => compareBytes(hash, own) === 0);
  if (index === -1) return null;
  return { index, size: hashes.length, path: (await auditPath(hashes, index)).map(toBase64Url) };
}

/** Whether a proof leads from a leaf to a root. */
export async function verifyInclusion(leaf: string, proof: InclusionProof, root: string): Promise<boolean> {
  if (!(Number.isSafeInteger(proof.index) && proof.index >= 0 && proof.index < proof.size)) return false;
  try {
    const found = await rootBy(fromBase64Url(leaf), { ...proof, path: proof.path.map(fromBase64Url) });
    return found !== null && toBase64Url(found) === root;
  } catch {
    return false;
  }
}
