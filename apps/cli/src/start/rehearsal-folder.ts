import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** The reference folder a rehearsal plays, apart: where `law/` and `schema/` lie, and its own name there. */
export interface RehearsalFolder {
  readonly directory: string;
  readonly name: string;
}

/** What a rehearsal plays unless somebody says otherwise: document 002. */
const USUAL = 'tam-duong-2023';

/** Where a data folder notes what it rehearses. */
const NOTE = 'rehearsal';

/**
 * Finds the folder to rehearse: the one asked for, else the one these data began with, else the usual one.
 * @param root full path of the checkout
 * @param dataDir the data folder, which rehearses one folder for as long as it is kept
 * @param asked a name under `infra/reference`, or a path to a folder whose neighbours are `law` and `schema`
 * @throws Error in Vietnamese: no such folder, or the data belong to another rehearsal
 */
export function rehearsalFolder(root: string, dataDir: string, asked: string | null): RehearsalFolder {
  const shipped = join(root, 'infra', 'reference');
  const path =
    asked === null ? null : asked.includes('/') || asked.includes(sep) ? resolve(asked) : join(shipped, asked);
  if (path !== null && !isRehearsable(path)) {
    throw new Error(
      `Không diễn tập được trên "${asked}": thư mục phải có installation.yaml, demonstration.yaml và nằm cạnh law/, schema/. ` +
        `Có sẵn: ${shippedFolders(shipped).join(', ')}.`,
    );
  }
  const begun = begunWith(dataDir);
  if (begun !== null && path !== null && begun !== path) {
    throw new Error(
      `Dữ liệu ở ${dataDir} thuộc bản diễn tập "${basename(begun)}", không dùng được cho "${basename(path)}". ` +
        'Hãy chọn thư mục dữ liệu khác bằng biến BANGVANG_DATA_DIR.',
    );
  }
  const chosen = path ?? begun ?? join(shipped, USUAL);
  return { directory: dirname(chosen), name: basename(chosen) };
}

/** Notes what a data folder rehearses, once. */
export function noteRehearsal(dataDir: string, { directory, name }: RehearsalFolder): void {
  const note = join(dataDir, NOTE);
  if (!existsSync(note)) writeFileSync(note, `${join(directory, name)}\n`);
}

function begunWith(dataDir: string): string | null {
  const note = join(dataDir, NOTE);
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null;
}

function isRehearsable(path: string): boolean {
  const needed = ['installation.yaml', 'demonstration.yaml', join('..', 'law'), join('..', 'schema')];
  return needed.every((one) => existsSync(join(path, one)));
}

function shippedFolders(shipped: string): readonly string[] {
  return readdirSync(shipped).filter((name) => existsSync(join(shipped, name, 'demonstration.yaml')));
}
