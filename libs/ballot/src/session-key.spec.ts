import fc from 'fast-check';
import { fromBase64Url, toBase64Url } from './base64url.js';
import { keySharesOf, readKeyShare } from './key-share.js';
import { combineShares, makeSessionKey, openingKey, privateKeyMatches } from './session-key.js';

describe("A session's key split in three", () => {
  it('is put together by any two holders, and by all three', async () => {
    const { publicKey, shares } = await makeSessionKey();
    const { chair, secretary, teller } = shares;
    const sets = [
      [chair, secretary],
      [secretary, teller],
      [teller, chair],
      [chair, secretary, teller],
    ];
    const keys = await Promise.all(sets.map(combineShares));
    expect(new Set(keys).size).toBe(1);
    expect(await privateKeyMatches(publicKey, keys[0]!)).toBe(true);
  });

  it('is not put together by one, nor by one twice, nor with a share cut short', async () => {
    const { chair, teller } = (await makeSessionKey()).shares;
    for (const shares of [[], [chair], [chair, chair], [chair, teller.slice(0, -4)]]) {
      await expect(combineShares(shares)).rejects.toThrow(RangeError);
    }
  });

  it('gives a stranger when shares of two keys are mixed, or one byte was touched', async () => {
    const [one, two] = [await makeSessionKey(), await makeSessionKey()];
    const mixed = await combineShares([one.shares.chair, two.shares.teller]).catch(() => 'same place');
    expect(await privateKeyMatches(one.publicKey, mixed)).toBe(false);
    const touched = fromBase64Url(one.shares.chair);
    touched[5]! ^= 1;
    const key = await combineShares([toBase64Url(touched), one.shares.teller]);
    expect(await openingKey(one.publicKey, key)).toBeNull();
  });

  it('leaves every private key possible to one who has a single share', async () => {
    // Over GF(256) a line through the share's point and any wanted secret exists; nothing tells it from the true one.
    const { shares } = await makeSessionKey();
    const share = fromBase64Url(shares.chair);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (wanted) => {
        const partner = toBase64Url(partnerOf(share, wanted));
        expect(await combineShares([shares.chair, partner])).toBe(toBase64Url(wanted));
      }),
    );
  });
});

describe('The file of a share', () => {
  it('is read as it was written', async () => {
    const files = keySharesOf('session-1', await makeSessionKey());
    expect(files.map(({ holder }) => holder)).toEqual(['chair', 'secretary', 'teller']);
    for (const file of files) expect(readKeyShare(JSON.stringify(file, null, 2))).toEqual(file);
  });

  it.each(['', 'null', '[]', '{"format":"bangvang-key-share-1"}'])('is not %j', (text) => {
    expect(readKeyShare(text)).toBeNull();
  });
});

/**
 * The second share that would make a first one open to a wanted secret: f(x) = wanted + a·x with the slope that the
 * first share gives, taken at another place.
 */
function partnerOf(share: Uint8Array, wanted: Uint8Array): Uint8Array {
  const place = share[32]!;
  const otherPlace = place === 1 ? 2 : 1;
  const values = wanted.map((byte, at) => byte ^ times(over(share[at]! ^ byte, place), otherPlace));
  return Uint8Array.of(...values, otherPlace);
}

/** Product in GF(256) modulo x⁸ + x⁴ + x³ + x + 1. */
function times(one: number, other: number): number {
  let [result, shifted] = [0, one];
  for (let bits = other; bits > 0; bits >>= 1) {
    if (bits & 1) result ^= shifted;
    shifted = (shifted << 1) ^ (shifted & 0x80 ? 0x11b : 0);
  }
  return result;
}

function over(one: number, other: number): number {
  const quotients = Array.from({ length: 256 }, (_, quotient) => quotient);
  return quotients.find((quotient) => times(quotient, other) === one)!;
}
