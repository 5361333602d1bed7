import { fromBase64Url } from './base64url.js';
import { SHARE_HOLDERS, type NewSessionKey, type ShareHolder } from './session-key.js';

const FORMAT = 'bangvang-key-share-1';

/** What a holder of a share keeps as a file until the board is closed. */
export interface KeyShare {
  readonly format: typeof FORMAT;
  readonly sessionId: string;
  readonly holder: ShareHolder;
  /** Of the session: tells apart the shares of two keys. */
  readonly publicKey: string;
  readonly share: string;
}

/** The three files of a new session key. */
export function keySharesOf(sessionId: string, { publicKey, shares }: NewSessionKey): readonly KeyShare[] {
  return SHARE_HOLDERS.map((holder) => ({ format: FORMAT, sessionId, holder, publicKey, share: shares[holder] }));
}

/** The share in a file's text; null when the text is none. */
export function readKeyShare(text: string): KeyShare | null {
  try {
    const given = JSON.parse(text) as Partial<KeyShare> | null;
    const { format, sessionId, holder, publicKey, share } = given ?? {};
    if (format !== FORMAT || !holder || !SHARE_HOLDERS.includes(holder)) return null;
    if (typeof sessionId !== 'string' || typeof publicKey !== 'string' || typeof share !== 'string') return null;
    return fromBase64Url(share).length === 33 ? { format, sessionId, holder, publicKey, share } : null;
  } catch {
    return null;
  }
}
