import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The installation's Ed25519 key pair, which signs the checkpoints of audit exports and the boards of secret ballots. */
export interface SigningKey {
  /** PEM (SPKI): what an auditor keeps to check exports with. */
  readonly publicKey: string;
  /** Signature of a text's UTF-8 bytes, base64. */
  sign(text: string): string;
}

/**
 * Loads the key pair, making it the first time. The private key is readable by its owner alone.
 * @param dataDir the installation's data folder; the files are `keys/audit.pem` and `keys/audit.pub.pem`
 */
export function loadSigningKey(dataDir: string): SigningKey {
  const folder = join(dataDir, 'keys');
  const file = join(folder, 'audit.pem');
  const privateKey = keyIn(file) ?? newKey(folder, file);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  writeFileSync(join(folder, 'audit.pub.pem'), publicKey, { mode: 0o644 });
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64') };
}

function keyIn(file: string): KeyObject | null {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw failure;
  }
}

/** The same, loaded when it is first asked for: a process that signs nothing makes no key. */
export function signingKeyOf(dataDir: string): SigningKey {
  let loaded: SigningKey | null = null;
  const key = (): SigningKey => (loaded ??= loadSigningKey(dataDir));
  return {
    get publicKey() {
      return key().publicKey;
    },
    sign: (text) => key().sign(text),
  };
}

/** Written aside and linked into place: of two processes starting at once, one makes the key and both read it. */
function newKey(folder: string, file: string): KeyObject {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(fresh, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
  } finally {
    rmSync(fresh, { force: true });
  }
  return createPrivateKey(readFileSync(file));
}
