import { constants, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { fromBase64Url, toBase64Url } from './base64url.js';
import { type ItemKey, itemSigner, makeItemKey, TokenCheck } from './server/index.js';
import { drawToken, finishToken, isTokenOf, type PendingToken, tokenHash } from './token.js';

let item: ItemKey;
let other: ItemKey;
beforeAll(async () => void ([item, other] = await Promise.all([makeItemKey(), makeItemKey()])));

const check = new TokenCheck();

async function drawn(key = item) {
  const { blinded, pending } = await drawToken(key.publicKey);
  return finishToken(pending, itemSigner(key.privateKey)(blinded));
}

describe('A token drawn for an item', () => {
  it('is RSASSA-PSS with SHA-384 and a salt of 48 bytes over 64 bytes, as Node itself finds', async () => {
    const { message, signature } = await drawn();
    const key = publicKeyOf(item);
    expect([bytes(message).length, bytes(signature).length]).toEqual([64, 256]);
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    expect(verify('sha384', bytes(message), pss, bytes(signature))).toBe(true);
    expect(verify('sha384', bytes(message), { ...pss, saltLength: 32 }, bytes(signature))).toBe(false);
  });

  it('is refused for another item, in the browser and at the server', async () => {
    const token = await drawn();
    expect(await isTokenOf(other.publicKey, token)).toBe(false);
    expect([check.isTokenOf(item.publicKey, token), check.isTokenOf(other.publicKey, token)]).toEqual([true, false]);
  });

  it('shows the signer neither its message nor its signature, yet its blinding adds up', async () => {
    const { blinded, pending } = await drawToken(item.publicKey);
    const token = await finishToken(pending, itemSigner(item.privateKey)(blinded));
    expect(blinded).not.toContain(token.signature.slice(0, 20));
    const { n, e } = publicKeyOf(item).export({ format: 'jwk' });
    const [modulus, exponent] = [numberOf(n!), numberOf(e!)];
    const unblinded = (numberOf(blinded) * power(numberOf(pending.inverse), exponent, modulus)) % modulus;
    expect(unblinded).toBe(power(numberOf(token.signature), exponent, modulus));
  });

  it('is never the same twice, and neither is its request', async () => {
    const [one, two] = [await drawToken(item.publicKey), await drawToken(item.publicKey)];
    expect(one.pending.message).not.toBe(two.pending.message);
    expect(one.blinded).not.toBe(two.blinded);
    expect(await tokenHash(one.pending)).not.toBe(await tokenHash(two.pending));
  });

  it('is finished again from what was kept, after a crash between request and answer', async () => {
    const { pending } = await drawToken(item.publicKey);
    const kept = JSON.parse(JSON.stringify(pending)) as PendingToken;
    const sign = itemSigner(item.privateKey);
    expect(sign(kept.blinded)).toBe(sign(pending.blinded));
    expect(await finishToken(kept, sign(kept.blinded))).toEqual(await finishToken(pending, sign(pending.blinded)));
  });

  it('is not made of the signature of another key, nor of one somebody touched', async () => {
    const { blinded, pending } = await drawToken(item.publicKey);
    await expect(finishToken(pending, itemSigner(other.privateKey)(safeFor(other, blinded)))).rejects.toThrow();
    const signature = fromBase64Url(itemSigner(item.privateKey)(blinded));
    signature[100]! ^= 1;
    await expect(finishToken(pending, toBase64Url(signature))).rejects.toThrow();
  });
});

describe('A token that is none', () => {
  it.each(['', 'AAAA', '*'])('is refused, not an error: %j', async (text) => {
    expect(await isTokenOf(item.publicKey, { message: text, signature: text })).toBe(false);
    expect(check.isTokenOf(item.publicKey, { message: text, signature: text })).toBe(false);
  });

  it('is every one-bit change of a true one', async () => {
    const { message, signature } = await drawn();
    for (const at of [0, 31, 32, 63]) {
      expect(check.isTokenOf(item.publicKey, { message: flipped(message, at), signature })).toBe(false);
    }
    for (const at of [0, 128, 255]) {
      expect(check.isTokenOf(item.publicKey, { message, signature: flipped(signature, at) })).toBe(false);
    }
  });

  it('is a second spelling of its signature: base64url with spare bits', async () => {
    const { message, signature } = await drawn();
    const last = signature.at(-1)!;
    const spare = signature.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1);
    expect(bytes(spare)).toEqual(bytes(signature));
    expect(check.isTokenOf(item.publicKey, { message, signature: spare })).toBe(false);
  });
});

describe('A request to sign', () => {
  it('must be 256 bytes below the modulus', () => {
    const sign = itemSigner(item.privateKey);
    expect(() => sign(toBase64Url(new Uint8Array(255)))).toThrow(RangeError);
    expect(() => sign(toBase64Url(new Uint8Array(257)))).toThrow(RangeError);
    expect(() => sign(toBase64Url(new Uint8Array(256).fill(255)))).toThrow(RangeError);
    const { n } = publicKeyOf(item).export({ format: 'jwk' });
    expect(() => sign(n!)).toThrow(RangeError);
  });
});

describe('A key that is none of ours', () => {
  it('draws nothing', async () => {
    const spki = (bits: number, publicExponent: number) =>
      generateKeyPairSync('rsa', { modulusLength: bits, publicExponent })
        .publicKey.export({ type: 'spki', format: 'der' })
        .toString('base64url');
    await expect(drawToken(spki(1024, 65537))).rejects.toThrow(RangeError);
    await expect(drawToken(spki(2048, 3))).rejects.toThrow(RangeError);
  });
});

const bytes = (text: string) => Buffer.from(text, 'base64url');
const numberOf = (text: string) => BigInt(`0x${bytes(text).toString('hex')}`);

function publicKeyOf({ publicKey }: ItemKey) {
  return createPublicKey({ key: bytes(publicKey), type: 'spki', format: 'der' });
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square, rest] = [1n, base % modulus, exponent];
  for (; rest > 0n; rest >>= 1n, square = (square * square) % modulus) {
    if (rest & 1n) result = (result * square) % modulus;
  }
  return result;
}

/** A request below another key's modulus as well. */
function safeFor(key: ItemKey, blinded: string): string {
  const modulus = numberOf(publicKeyOf(key).export({ format: 'jwk' }).n!);
  const hex = (numberOf(blinded) % modulus).toString(16).padStart(512, '0');
  return Buffer.from(hex, 'hex').toString('base64url');
}

function flipped(text: string, at: number): string {
  const changed = Uint8Array.from(bytes(text));
  changed[at]! ^= 1;
  return toBase64Url(changed);
}
