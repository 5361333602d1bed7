import type { Ballot, Choice, SealedAnswer } from './ballot.js';
import { fromBase64Url, toBase64Url } from './base64url.js';
import { canonical, utf8 } from './canonical.js';
import { hpke } from './hpke.js';
import type { OpeningKey } from './session-key.js';

/** The one byte under the seal. All answers are equally long, so the seal tells nothing. */
const BYTE_OF = { agree: 1, disagree: 2, abstain: 3 } as const satisfies Record<Choice, number>;

/** Where an answer belongs: opened in the name of anything else it does not open. */
export interface SealPlace {
  readonly sessionId: string;
  readonly itemId: string;
  /** The token's message. */
  readonly message: string;
}

/**
 * Seals an answer to the session's key, for one ballot of one item.
 * @param sessionPublicKey 65 bytes, base64url
 * @throws Error when the key is no point of P-256
 */
export async function sealAnswer(sessionPublicKey: string, place: SealPlace, choice: Choice): Promise<SealedAnswer> {
  const recipientPublicKey = await hpke.kem.deserializePublicKey(fromBase64Url(sessionPublicKey));
  const { enc, ct } = await hpke.seal(
    { recipientPublicKey, info: infoOf(place) },
    Uint8Array.of(BYTE_OF[choice]),
    aadOf(place),
  );
  return { enc: toBase64Url(new Uint8Array(enc)), sealed: toBase64Url(new Uint8Array(ct)) };
}

/**
 * Opens the answer of a ballot.
 * @returns invalid when it does not open here or is none of the three: whoever cast it spoilt it
 */
export async function openAnswer(key: OpeningKey, sessionId: string, ballot: Ballot): Promise<Choice | 'invalid'> {
  const bytes = await plainOf(key, sessionId, ballot).catch(() => new Uint8Array());
  if (bytes.length !== 1) return 'invalid';
  const found = Object.entries(BYTE_OF).find(([, byte]) => byte === bytes[0]);
  return found ? (found[0] as Choice) : 'invalid';
}

async function plainOf({ pair }: OpeningKey, sessionId: string, { itemId, ...ballot }: Ballot): Promise<Uint8Array> {
  const place = { sessionId, itemId, message: ballot.message };
  const sealedTo = { recipientKey: pair, enc: fromBase64Url(ballot.enc), info: infoOf(place) };
  return new Uint8Array(await hpke.open(sealedTo, fromBase64Url(ballot.sealed), aadOf(place)));
}

function infoOf({ sessionId }: SealPlace): Uint8Array<ArrayBuffer> {
  return utf8(canonical('bangvang-seal-1', sessionId));
}

function aadOf({ itemId, message }: SealPlace): Uint8Array<ArrayBuffer> {
  return utf8(canonical('bangvang-answer-1', itemId, message));
}
