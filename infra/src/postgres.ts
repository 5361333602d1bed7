import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child-process.js';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { requirePort } from './ports.js';
import { identify } from './process-identity.js';
import { withProgress, type OnProgress } from './progress.js';
import { runProgram, type Outcome } from './run-program.js';
import { reachableFolder, serverUser, type ServerUser } from './server-user.js';

export interface PostgresOptions {
  /** The cluster's own folder; password and log lie beside it under its name. */
  readonly dataDir: string;
  readonly port: number;
  readonly onProgress?: OnProgress;
}

export interface PostgresServer extends Child {
  /** Address of a database on this server, for the cluster's owner. */
  url(database: string): string;
  /** Address of the maintenance database. */
  readonly superuserUrl: string;
  /** The port it listens on: of a server found running, its own. */
  readonly port: number;
  /** Where the data is: elsewhere than wished when the server's user cannot enter the wished place. */
  readonly dataDir: string;
}

/**
 * Starts a PostgreSQL on loopback from the binaries npm brought, creating the cluster the first time, or adopts the
 * one already running on that folder. A `postmaster.pid` left by a crash heals by itself.
 * @throws Error in Vietnamese when the port is taken or PostgreSQL refuses, with the end of its log
 */
export async function startPostgres({
  dataDir: wanted,
  port,
  onProgress = () => {},
}: PostgresOptions): Promise<PostgresServer> {
  const user = serverUser();
  const dataDir = reachableFolder(wanted, user);
  if (dataDir !== wanted) {
    onProgress(`Tài khoản "${user?.name}" không vào được ${wanted}, nên dữ liệu PostgreSQL nằm ở ${dataDir}.`);
  }
  const cluster = new Cluster(dataDir, postgresBinaries(user), user);

  if (!cluster.exists()) await withProgress('Tạo cơ sở dữ liệu PostgreSQL', onProgress, () => cluster.create());
  if (await cluster.isRunning()) {
    onProgress(`PostgreSQL đã chạy sẵn ở cổng ${cluster.running().port}, dùng tiếp.`);
  } else {
    await requirePort('PostgreSQL', port, 'BANGVANG_POSTGRES_PORT');
    await withProgress('Khởi động PostgreSQL', onProgress, () => cluster.start(port));
  }

  const running = cluster.running();
  const url = (database: string) =>
    `postgres://${OWNER}:${cluster.password()}@127.0.0.1:${running.port}/${encodeURIComponent(database)}`;
  return {
    ...running,
    dataDir,
    url,
    superuserUrl: url('postgres'),
    stop: () => cluster.stop(),
    get exited() {
      return endOf(dataDir, running.pid);
    },
  };
}

const OWNER = 'postgres';

/** Durability stays at PostgreSQL's defaults (fsync, full pages, synchronous commit); the rest fits one small office. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  'wal_compression=on',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
];

/** One data folder and the programs that act on it, as the user they may run as. */
class Cluster {
  private readonly passwordFile: string;
  private readonly log: string;

  constructor(
    private readonly dataDir: string,
    private readonly binaries: PostgresBinaries,
    private readonly user: ServerUser | undefined,
  ) {
    this.passwordFile = `${dataDir}.password`;
    this.log = `${dataDir}.log`;
  }

  exists(): boolean {
    return existsSync(`${this.dataDir}/PG_VERSION`);
  }

  /** Made beside its place and then renamed, so that an interrupted creation leaves no half cluster. */
  async create(): Promise<void> {
    const fresh = `${this.dataDir}.new`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { mode: 0o700 });
    this.give(fresh);
    writeFileSync(this.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    chmodSync(this.passwordFile, 0o600);
    this.give(this.passwordFile);
    const outcome = await this.run(this.binaries.initdb, [
      `--pgdata=${fresh}`,
      `--username=${OWNER}`,
      `--pwfile=${this.passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=vi-VN',
    ]);
    if (outcome.code !== 0) throw new Error(`Không tạo được cơ sở dữ liệu PostgreSQL:\n${outcome.output}`);
    rmSync(this.dataDir, { recursive: true, force: true });
    renameSync(fresh, this.dataDir);
  }

  async isRunning(): Promise<boolean> {
    const { code } = await this.run(this.binaries.pgCtl, ['status', '-D', this.dataDir]);
    return code === 0 && isPostmasterOf(this.dataDir, this.running().pid);
  }

  async start(port: number): Promise<void> {
    closeSync(openSync(this.log, 'a', 0o600));
    this.give(this.log);
    this.disownStranger();
    const settings = [`-p ${port}`, ...SETTINGS.map((setting) => `-c ${setting}`)].join(' ');
    const args = ['-D', this.dataDir, '-l', this.log, '-w', '-t', '60', '-o', settings, 'start'];
    const { code, output } = await this.run(this.binaries.pgCtl, args);
    if (code === 0) return;
    const said = readFileSync(this.log, 'utf8').split('\n').slice(-12).join('\n');
    throw new Error(`PostgreSQL không khởi động được. Nhật ký: ${this.log}\n${output}\n${said}`);
  }

  async stop(): Promise<void> {
    if (!(await this.isRunning())) return;
    const { code, output } = await this.run(this.binaries.pgCtl, [
      '-D',
      this.dataDir,
      '-m',
      'fast',
      '-w',
      '-t',
      '60',
      'stop',
    ]);
    if (code !== 0 && (await this.isRunning())) throw new Error(`PostgreSQL không dừng được:\n${output}`);
  }

  /** Of the running server, from the file it keeps: line 1 is its pid, line 4 its port. */
  running(): { readonly pid: number; readonly port: number } {
    const lines = readFileSync(`${this.dataDir}/postmaster.pid`, 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  }

  /**
   * A `postmaster.pid` whose pid now belongs to a zombie or a stranger makes PostgreSQL refuse to start. Only the pid
   * is replaced, by one no system hands out: PostgreSQL still checks that nobody uses the old shared memory.
   */
  private disownStranger(): void {
    const file = `${this.dataDir}/postmaster.pid`;
    if (!existsSync(file) || isPostmasterOf(this.dataDir, this.running().pid)) return;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, '2147483647'));
  }

  password(): string {
    return readFileSync(this.passwordFile, 'utf8').trim();
  }

  private run(command: string, args: readonly string[]): Promise<Outcome> {
    const { user } = this;
    return runProgram({
      command,
      args,
      cwd: '/', // the server's user may not be able to enter ours
      env: { LC_ALL: 'C', TZ: 'UTC' },
      ...(user && { user: { uid: user.uid, gid: user.gid } }),
      limitMs: 120_000,
    });
  }

  private give(path: string): void {
    if (this.user) chownSync(path, this.user.uid, this.user.gid);
  }
}

/** Whether that process lives and is the server on that folder, which a postmaster has as its working directory. */
function isPostmasterOf(dataDir: string, pid: number): boolean {
  if (!identify(pid)) return false;
  if (!existsSync('/proc/self/cwd')) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
  } catch {
    return false;
  }
}

/** The postmaster is nobody's child, so its end is seen by looking, from when somebody asks. It has no exit code. */
async function endOf(dataDir: string, pid: number): Promise<number> {
  while (isPostmasterOf(dataDir, pid)) await sleep(200);
  return 0;
}
