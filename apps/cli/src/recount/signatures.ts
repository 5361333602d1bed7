import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { bytesOf } from './hashes.js';

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 } as const;

/** An item's key: RSA, 2048 bit, exponent 65537; null for any other. */
export function itemKey(spki: string): KeyObject | null {
  const key = keyIn(spki);
  const { modulusLength, publicExponent } = key?.asymmetricKeyDetails ?? {};
  return key?.asymmetricKeyType === 'rsa' && modulusLength === 2048 && publicExponent === 65537n ? key : null;
}

/** The installation's key: Ed25519; null for any other. */
export function signingKey(spki: string): KeyObject | null {
  const key = keyIn(spki);
  return key?.asymmetricKeyType === 'ed25519' ? key : null;
}

/** RSASSA-PSS, SHA-384, salt of 48 bytes (RFC 9474), over a message of 64 bytes. */
export function isToken(key: KeyObject, message: string, signature: string): boolean {
  const [said, signed] = [bytesOf(message), bytesOf(signature)];
  return said?.length === 64 && signed !== null && verify('sha384', said, { key, ...PSS }, signed);
}

/** Ed25519. */
export function isSigned(key: KeyObject, text: Uint8Array, signature: string): boolean {
  const signed = bytesOf(signature);
  return signed !== null && verify(null, text, key, signed);
}

function keyIn(spki: string): KeyObject | null {
  const der = bytesOf(spki);
  if (!der) return null;
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.export({ format: 'der', type: 'spki' }).equals(der) ? key : null;
  } catch {
    return null;
  }
}
