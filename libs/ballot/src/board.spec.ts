import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { toBase64Url } from './base64url.js';
import { boardRootOf, leafOf, rootOf, statementText } from './board.js';
import { inclusionProof, verifyInclusion } from './inclusion.js';

const leaf = (number: number) => createHash('sha256').update(`leaf ${number}`).digest('base64url');
const leaves = (count: number) => Array.from({ length: count }, (_, number) => leaf(number));

describe('The board of an item', () => {
  it('has a leaf for a ballot: the hash of its canonical text', async () => {
    const ballot = { itemId: 'i', message: 'bQ', signature: 'cw', enc: 'ZQ', sealed: 'eA' };
    const text = '\0["bangvang-ballot-1","i","bQ","cw","ZQ","eA"]';
    expect(await leafOf(ballot)).toBe(createHash('sha256').update(text).digest('base64url'));
  });

  it('has the hash of nothing for its root while it is empty', async () => {
    expect(await rootOf([])).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU');
  });

  it('has the root of RFC 6962 over its leaves in ascending order, whatever order they come in', async () => {
    for (let count = 1; count <= 40; count += 1) {
      const hashes = leaves(count).map((text) => Buffer.from(text, 'base64url'));
      const root = plainRoot(hashes.toSorted(Buffer.compare)).toString('base64url');
      expect(await rootOf(leaves(count))).toBe(root);
      expect(await rootOf(leaves(count).reverse())).toBe(root);
    }
  });

  it('does not take the same leaf twice', async () => {
    await expect(rootOf([leaf(1), leaf(2), leaf(1)])).rejects.toThrow(RangeError);
  });
});

describe('A proof that a leaf is on the board', () => {
  it('holds for every leaf of every board up to forty, and for no other', async () => {
    for (let count = 0; count <= 40; count += 1) {
      const board = leaves(count);
      const root = await rootOf(board);
      expect(await inclusionProof(board, leaf(99))).toBeNull();
      for (const own of board) {
        const proof = (await inclusionProof(board, own))!;
        expect(proof.size).toBe(count);
        expect(await verifyInclusion(own, proof, root)).toBe(true);
        expect(await verifyInclusion(leaf(99), proof, root)).toBe(false);
      }
    }
  });

  it('holds for its place, size and path only', async () => {
    const board = leaves(21);
    const root = await rootOf(board);
    const own = leaf(13);
    const proof = (await inclusionProof(board, own))!;
    const wrong = [
      { ...proof, index: (proof.index + 1) % 21 },
      { ...proof, index: -1 },
      { ...proof, index: proof.size },
      { ...proof, size: proof.size * 2 },
      { ...proof, path: proof.path.slice(1) },
      { ...proof, path: [...proof.path, leaf(1)] },
      { ...proof, path: proof.path.toReversed() },
      { ...proof, path: ['*'] },
    ];
    for (const changed of wrong) expect(await verifyInclusion(own, changed, root)).toBe(false);
  });
});

describe('What a closing fixes', () => {
  it('is signed as one text', () => {
    const rule = { numerator: 90, denominator: 100, strict: false };
    const votedOn = { dossierId: 'd', awardCode: 'CSTD_TINH', rule };
    const text = statementText('s', { itemId: 'i', root: 'r', ballots: 7, roll: 8, ...votedOn }, 15);
    expect(text).toBe('["bangvang-statement-1","s","i","d","CSTD_TINH",90,100,0,"r",7,8,15]');
  });

  it('has one root for the session, whatever order its items come in', async () => {
    const items = ['b', 'a', 'c'].map((itemId) => ({ itemId, root: leaf(1), ballots: 1, roll: 2 }));
    const rows = `["a","${leaf(1)}",1,2],["b","${leaf(1)}",1,2],["c","${leaf(1)}",1,2]`;
    const expected = createHash('sha256').update(`["bangvang-board-1","s",[${rows}]]`).digest('base64url');
    expect(await boardRootOf('s', items)).toBe(expected);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(items, { minLength: 3 }), async (shuffled) =>
        expect(await boardRootOf('s', shuffled)).toBe(expected),
      ),
    );
  });

  it('changes with every figure', async () => {
    const item = { itemId: 'a', root: toBase64Url(new Uint8Array(32)), ballots: 1, roll: 2 };
    const roots = await Promise.all(
      [item, { ...item, ballots: 2 }, { ...item, roll: 3 }, { ...item, root: leaf(1) }].map((one) =>
        boardRootOf('s', [one]),
      ),
    );
    expect(new Set(roots).size).toBe(4);
  });
});

/** The root written down in the simplest way, level by level, a lonely last one moving up as it is. */
function plainRoot(level: readonly Buffer[]): Buffer {
  if (level.length === 1) return level[0]!;
  const above: Buffer[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at]!, level[at + 1]];
    above.push(right ? createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest() : left);
  }
  return plainRoot(above);
}
