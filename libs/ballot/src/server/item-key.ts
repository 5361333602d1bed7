import { constants, createPrivateKey, generateKeyPair, type KeyObject, privateDecrypt } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);
const MODULUS_BITS = 2048;
const MODULUS_BYTES = MODULUS_BITS / 8;

/** The RSA key pair of one item. */
export interface ItemKey {
  /** SPKI, base64url: what members draw their tokens with. */
  readonly publicKey: string;
  /** PKCS #8, base64url: what signs them; erased once drawing has ended. */
  readonly privateKey: string;
}

/** Makes an item's key in the thread pool. About 100 ms of one core. */
export async function makeItemKey(): Promise<ItemKey> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: MODULUS_BITS, publicExponent: 0x10001 });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
  };
}

/** The private half, read once for all signatures of a request. */
export function itemSigner(privateKey: string): (blinded: string) => string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), type: 'pkcs8', format: 'der' });
  return (blinded) => signBlinded(key, blinded);
}

/**
 * Signs a blinded message: the bare RSA operation of RFC 9474, section 4.3, in OpenSSL, which guards it with blinding
 * of its own. The same request is always signed the same.
 * @throws RangeError when it is not 256 bytes, or not below the modulus
 */
function signBlinded(key: KeyObject, blinded: string): string {
  const request = Buffer.from(blinded, 'base64url');
  if (request.length !== MODULUS_BYTES || request.toString('base64url') !== blinded) {
    throw new RangeError('a blinded message is 256 bytes of base64url');
  }
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, request).toString('base64url');
  } catch (failure) {
    throw new RangeError('a blinded message is below the modulus', { cause: failure });
  }
}
