import { combine, split } from 'shamir-secret-sharing';
import { fromBase64Url, toBase64Url } from './base64url.js';
import { type HeldKey, hpke } from './hpke.js';

const SHARES = 3;
const NEEDED = 2;
const SHARE_BYTES = 33;

/** Who holds a share of the session's key. Any two of them open the board. */
export const SHARE_HOLDERS = ['chair', 'secretary', 'teller'] as const;
export type ShareHolder = (typeof SHARE_HOLDERS)[number];

/** The key of a session as its maker gets it: the whole private key is in no variable of the caller. */
export interface NewSessionKey {
  /** 65 bytes, base64url: what answers are sealed to. */
  readonly publicKey: string;
  /** One share (33 bytes, base64url) per holder. */
  readonly shares: Readonly<Record<ShareHolder, string>>;
}

/** Makes a session's key and splits it 2 of 3 (Shamir), in the chair's program. */
export async function makeSessionKey(): Promise<NewSessionKey> {
  const pair = await hpke.kem.generateKeyPair();
  const secret = new Uint8Array(await hpke.kem.serializePrivateKey(pair.privateKey));
  const [chair, secretary, teller] = (await split(secret, SHARES, NEEDED)).map(toBase64Url);
  secret.fill(0);
  const publicKey = toBase64Url(new Uint8Array(await hpke.kem.serializePublicKey(pair.publicKey)));
  return { publicKey, shares: { chair: chair!, secretary: secretary!, teller: teller! } };
}

/**
 * Puts two or three shares together again. Whether they belong together only `openingKey` can tell.
 * @returns the private key, 32 bytes, base64url
 * @throws RangeError when there are too few, one is no share, or the same comes twice
 */
export async function combineShares(shares: readonly string[]): Promise<string> {
  const parts = shares.map(fromBase64Url);
  const places = new Set(parts.map((part) => part.at(-1)));
  if (parts.length < NEEDED || places.size < parts.length || parts.some(({ length }) => length !== SHARE_BYTES)) {
    throw new RangeError('two different shares of a session key are needed');
  }
  return toBase64Url(await combine(parts));
}

/** A session's private key, proved to belong to its public one, ready to open answers. */
export interface OpeningKey {
  readonly pair: { readonly privateKey: HeldKey; readonly publicKey: HeldKey };
}

/**
 * The key that opens what was sealed to `publicKey`; null when `privateKey` is not its other half. Shares of different
 * keys combine to such a stranger, under which every answer would count as invalid.
 */
export async function openingKey(publicKey: string, privateKey: string): Promise<OpeningKey | null> {
  try {
    const pair = {
      publicKey: await hpke.kem.deserializePublicKey(fromBase64Url(publicKey)),
      privateKey: await hpke.kem.deserializePrivateKey(fromBase64Url(privateKey)),
    };
    const { enc, ct } = await hpke.seal({ recipientPublicKey: pair.publicKey }, new Uint8Array(1));
    await hpke.open({ recipientKey: pair.privateKey, enc }, ct);
    return { pair };
  } catch {
    return null;
  }
}

/** Whether a private key is the other half of a session's public key. */
export async function privateKeyMatches(publicKey: string, privateKey: string): Promise<boolean> {
  return (await openingKey(publicKey, privateKey)) !== null;
}
