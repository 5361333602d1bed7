import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder } from './machine.js';
import { identify, isAlive, type ProcessIdentity } from './process-identity.js';
import { withProgress, type OnProgress } from './progress.js';

/** @returns the full path of something cached earlier, or undefined */
export function findCached(entry: string, file: string): string | undefined {
  const path = join(cacheFolder(), entry, file);
  return existsSync(path) ? path : undefined;
}

/**
 * Puts something into the per-user cache once, also when several processes want it at the same moment: one makes
 * it, the others wait. What is half made never shows under its name.
 * @param entry name of the folder in the cache, with the version
 * @param make fills the given empty folder; what it throws is thrown here and nothing is kept
 * @returns full path of the folder
 */
export async function cacheOnce(
  entry: string,
  onProgress: OnProgress,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cacheFolder(), entry);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  const release = await takeLock(`${folder}.lock`, entry, onProgress);
  const part = `${folder}.part-${process.pid}`;
  try {
    if (existsSync(folder)) return folder;
    mkdirSync(part, { recursive: true });
    await make(part);
    putInPlace(part, folder);
    return folder;
  } finally {
    rmSync(part, { recursive: true, force: true });
    release();
  }
}

function putInPlace(part: string, folder: string): void {
  try {
    renameSync(part, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // otherwise another process was faster with the same content
  }
}

/** Holds the lock until released; one left behind by a dead process is taken over. */
async function takeLock(lock: string, entry: string, onProgress: OnProgress): Promise<() => void> {
  const self = identify(process.pid);
  await withProgress(`Chờ một tiến trình khác chuẩn bị xong ${entry}`, onProgress, async () => {
    while (!created(lock, JSON.stringify(self ?? {}))) {
      if (!isAlive(holderOf(lock))) rmSync(lock, { force: true });
      else await sleep(500);
    }
  });
  return () => rmSync(lock, { force: true });
}

function created(lock: string, content: string): boolean {
  try {
    writeFileSync(lock, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(lock: string): ProcessIdentity {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as ProcessIdentity;
  } catch {
    return { pid: 0, startedAt: '' };
  }
}
