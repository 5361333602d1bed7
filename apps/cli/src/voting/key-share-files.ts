import { join } from 'node:path';
import {
  type KeyShare,
  keySharesOf,
  makeSessionKey,
  readKeyShare,
  SHARE_HOLDERS,
  type ShareHolder,
} from '@bangvang/ballot';
import { EXIT, Failure } from '../failure.js';
import { keepPrivately, readKept } from './kept-file.js';

/** The public half of a session's key whose three shares lie in a folder. */
export interface SharedKey {
  readonly publicKey: string;
  readonly files: readonly string[];
}

/**
 * The session's key whose shares a folder holds already; null when it holds none of it.
 * @throws Failure usage when a file is of another session or key, or one of the three is missing
 */
export function keyIn(folder: string, sessionId: string): SharedKey | null {
  const files = SHARE_HOLDERS.map((holder) => fileOf(folder, holder));
  const texts = files.map(readKept);
  if (texts.every((text) => text === null)) return null;
  const shares = texts.map((text) => (text === null ? null : readKeyShare(text)));
  const [first] = shares;
  if (!first || shares.some((share) => share?.sessionId !== sessionId || share.publicKey !== first.publicKey)) {
    throw new Failure(EXIT.usage, `Thư mục ${folder} đã có tệp mảnh khóa khác hoặc thiếu. Hãy chọn thư mục khác.`);
  }
  return { publicKey: first.publicKey, files };
}

/** Makes a session's key and writes its shares, one file each; the whole key is written nowhere. */
export async function makeKeyIn(folder: string, sessionId: string): Promise<SharedKey> {
  const key = await makeSessionKey();
  const files = keySharesOf(sessionId, key).map((share) => {
    const file = fileOf(folder, share.holder);
    keepPrivately(file, `${JSON.stringify(share, null, 2)}\n`);
    return file;
  });
  return { publicKey: key.publicKey, files };
}

/** @throws Failure usage */
export function shareIn(file: string): KeyShare {
  const share = readKeyShare(readKept(file) ?? '');
  if (!share) throw new Failure(EXIT.usage, `Tệp ${file} không phải là tệp mảnh khóa.`);
  return share;
}

function fileOf(folder: string, holder: ShareHolder): string {
  return join(folder, `key-share-${holder}.json`);
}
