import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { Token } from './ballot.js';
import { fromBase64Url, toBase64Url } from './base64url.js';
import { sha256 } from './canonical.js';

/** RSABSSA-SHA384-PSS-Randomized (RFC 9474): salt of 48 bytes, 32 random bytes before the message. */
const scheme = RSABSSA.SHA384.PSS.Randomized();
const HASH = 'SHA-384';
const SALT_BYTES = 48;
const RANDOM_BYTES = 32;
const MODULUS_BITS = 2048;
const EXPONENT = [1, 0, 1];

/**
 * A token on its way: kept by the member's program until the signature is there, then forgotten, for it is what
 * joins the request on the roll to the token.
 */
export interface PendingToken {
  /** The item's key, as `drawToken` was given it. */
  readonly publicKey: string;
  readonly message: string;
  /** What takes the blinding off again; secret. */
  readonly inverse: string;
  /** What the server signs; sent again unchanged, it is signed the same. */
  readonly blinded: string;
}

/**
 * Draws a token: makes its message and blinds it, so that whoever signs cannot know it again. About 30 ms.
 * @param publicKey the item's RSA key, SPKI in base64url
 * @throws RangeError when the key is not a 2048 bit RSA key with the exponent 65537
 */
export async function drawToken(publicKey: string): Promise<{ blinded: string; pending: PendingToken }> {
  const key = await tokenKey(publicKey);
  const message = scheme.prepare(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)));
  const { blindedMsg, inv } = await scheme.blind(key, message);
  const blinded = toBase64Url(blindedMsg);
  return { blinded, pending: { publicKey, message: toBase64Url(message), inverse: toBase64Url(inv), blinded } };
}

/**
 * Takes the blinding off the server's signature and checks the token under the item's key.
 * @throws Error when the signature is not one of that key over that request
 */
export async function finishToken(pending: PendingToken, signature: string): Promise<Token> {
  const key = await tokenKey(pending.publicKey);
  const [message, blindSignature, inverse] = [pending.message, signature, pending.inverse].map(fromBase64Url);
  const finished = await scheme.finalize(key, message!, blindSignature!, inverse!);
  return { message: pending.message, signature: toBase64Url(finished) };
}

/** Whether a token was signed with an item's key. Anything that is no token at all was not. */
export async function isTokenOf(publicKey: string, { message, signature }: Token): Promise<boolean> {
  const key = await tokenKey(publicKey);
  try {
    const [said, signed] = [fromBase64Url(message), fromBase64Url(signature)];
    return await crypto.subtle.verify({ name: 'RSA-PSS', saltLength: SALT_BYTES }, key, signed, said);
  } catch (failure) {
    if (failure instanceof RangeError) return false;
    throw failure;
  }
}

/** What a token is known by in the box: SHA-256 of its message. */
export async function tokenHash({ message }: Pick<Token, 'message'>): Promise<string> {
  return toBase64Url(await sha256(fromBase64Url(message)));
}

async function tokenKey(publicKey: string) {
  const key = await crypto.subtle.importKey('spki', fromBase64Url(publicKey), { name: 'RSA-PSS', hash: HASH }, true, [
    'verify',
  ]);
  const { modulusLength, publicExponent } = key.algorithm as unknown as RsaAlgorithm;
  if (modulusLength !== MODULUS_BITS || [...publicExponent].join() !== EXPONENT.join()) {
    throw new RangeError('not a 2048 bit RSA key with the exponent 65537');
  }
  return key;
}

interface RsaAlgorithm {
  readonly modulusLength: number;
  readonly publicExponent: Uint8Array;
}
