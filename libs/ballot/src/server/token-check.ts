import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Token } from '../ballot.js';

const SALT_BYTES = 48;
const MESSAGE_BYTES = 64;
const SIGNATURE_BYTES = 256;

/** Checks tokens under keys of items it has read already. One per process; it holds the keys of `most` items. */
export class TokenCheck {
  private readonly keys = new Map<string, KeyObject>();

  constructor(private readonly most = 2000) {}

  /**
   * Whether a token was signed with an item's key. About 0.05 ms.
   * @param publicKey the item's, SPKI in base64url
   */
  isTokenOf(publicKey: string, { message, signature }: Token): boolean {
    const [said, signed] = [bytesOf(message, MESSAGE_BYTES), bytesOf(signature, SIGNATURE_BYTES)];
    if (!said || !signed) return false;
    const key = this.keyOf(publicKey);
    return verify('sha384', said, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES }, signed);
  }

  private keyOf(publicKey: string): KeyObject {
    const known = this.keys.get(publicKey);
    if (known) return known;
    if (this.keys.size >= this.most) this.keys.clear();
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), type: 'spki', format: 'der' });
    this.keys.set(publicKey, key);
    return key;
  }
}

/** Bytes of the one base64url text that has that many; null for any other text. */
function bytesOf(text: string, length: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : null;
}
