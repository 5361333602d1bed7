import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';

/**
 * What the machine at hand offers: where things are cached, which programs it has, where this checkout lies.
 * The one file of this package that looks at the environment; the product's settings are read elsewhere.
 */

/** Per-user folder for what is fetched or built once and then shared by every checkout. */
export function cacheFolder(): string {
  const wanted = process.env.XDG_CACHE_HOME;
  return join(wanted && isAbsolute(wanted) ? wanted : join(homedir(), '.cache'), 'bangvang');
}

/** @returns the full path of a program found on PATH, or undefined */
export function commandOnPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @returns the Temporal program the person chose by TEMPORAL_CLI, or undefined */
export function chosenTemporalCli(): string | undefined {
  return process.env.TEMPORAL_CLI || undefined;
}

/** Whether what is measured or killed here runs at the size the goals speak of (`npm run chaos`), not at a tenth of it. */
export function atFullSize(): boolean {
  return process.env.BANGVANG_FULL_SIZE === '1';
}

/** The environment for a child: ours, without the PG* variables that would redirect PostgreSQL's programs. */
export function childEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(inherited), ...extra };
}

/**
 * The root of this checkout, found from the program being run (a built main, or Jest under node_modules).
 * Neither `import.meta` nor `__dirname` exists in both of them.
 */
export function repositoryRoot(): string {
  const starts = [process.argv[1], process.cwd()].filter((path): path is string => path !== undefined);
  for (const start of starts) {
    const found = rootAbove(existsSync(start) ? realpathSync(start) : start);
    if (found) return found;
  }
  throw new Error('Không tìm thấy thư mục gốc của Bảng Vàng. Hãy chạy lệnh từ trong thư mục của dự án.');
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function rootAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function isRoot(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'bangvang';
}
