import { createHash } from 'node:crypto';
import type { Ballot } from './bundle-file.js';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export type Part = string | number | readonly Part[];

/** The text that is hashed, signed or sealed by: a JSON array of texts and whole numbers. */
export function canonical(...parts: readonly Part[]): Buffer {
  return Buffer.from(JSON.stringify(parts));
}

export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function leafOf(itemId: string, { message, signature, enc, sealed }: Ballot): Buffer {
  return sha256(LEAF, canonical('bangvang-ballot-1', itemId, message, signature, enc, sealed));
}

/** RFC 6962: leaves are paired from the left, a lonely last one moves up as it is. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  let level = leaves;
  while (level.length > 1) level = levelAbove(level);
  return level[0]!;
}

function levelAbove(level: readonly Buffer[]): readonly Buffer[] {
  return level.flatMap((left, at) => {
    if (at % 2 === 1) return [];
    const right = level[at + 1];
    return [right ? sha256(NODE, left, right) : left];
  });
}

/** Whether hashes stand in ascending order, none twice. */
export function isAscending(hashes: readonly Buffer[]): boolean {
  return hashes.every((hash, at) => at === 0 || hashes[at - 1]!.compare(hash) < 0);
}

/** The bytes of the one base64url text that has them; null for any other text. */
export function bytesOf(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
