import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './machine.js';

/** Whom PostgreSQL runs as when we are root: it refuses to run as root itself. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** @returns undefined when we are not root, so that the server runs as ourselves */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = findAccount(readFileSync('/etc/passwd', 'utf8'), ['postgres', 'nobody']);
  if (!found) {
    throw new Error(
      'PostgreSQL không chạy bằng quyền root, mà máy này không có tài khoản "postgres" hay "nobody". ' +
        'Hãy tạo một tài khoản: useradd --system postgres',
    );
  }
  return found;
}

/** @returns the first of the wanted accounts that the password file lists */
export function findAccount(passwd: string, wanted: readonly string[]): ServerUser | undefined {
  const accounts = passwd.split('\n').map((line) => line.split(':'));
  for (const name of wanted) {
    const account = accounts.find(([listed]) => listed === name);
    if (account) return { name, uid: Number(account[2]), gid: Number(account[3]) };
  }
  return undefined;
}

/** Whether the user may pass through the folder and every folder above it. */
export function canEnter(folder: string, user: ServerUser): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return dirname(folder) === folder || canEnter(dirname(folder), user);
}

/**
 * The folder to keep a server's data in: the wanted one where its user can get there, otherwise one of its own
 * outside, the same for the same wish. Only folders created here are opened for others to pass through.
 * @param wanted full path of the data folder itself, which need not exist
 */
export function reachableFolder(wanted: string, user: ServerUser | undefined): string {
  makeParent(wanted);
  if (!user || canEnter(dirname(wanted), user)) return wanted;
  const key = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const elsewhere = join(homeForServers(user), key, 'postgres');
  makeParent(elsewhere);
  return elsewhere;
}

/** A new folder under the system's temporary one that a server's user can pass through. The caller removes it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bangvang-'));
  openFolder(folder);
  return folder;
}

/** A place of our own that the user can enter, for checkouts it cannot. */
export function homeForServers(user: ServerUser): string {
  const home = '/var/lib/bangvang';
  makeParent(join(home, 'x'));
  if (canEnter(home, user)) return home;
  throw new Error(
    `Tài khoản "${user.name}" (chạy PostgreSQL) không vào được ${repositoryRoot()} và cả ${home}. ` +
      'Hãy đặt thư mục dự án ở nơi ai cũng vào được, ví dụ /srv hoặc /opt.',
  );
}

/** Lets others pass through a folder without listing it. */
export function openFolder(folder: string): void {
  chmodSync(folder, statSync(folder).mode | 0o001);
}

/** Creates the folders above a path that are missing, and opens just those. */
function makeParent(path: string): void {
  const parent = dirname(path);
  if (existsSync(parent)) return;
  makeParent(parent);
  mkdirSync(parent, { recursive: true, mode: 0o711 });
  openFolder(parent);
}
