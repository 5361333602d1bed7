// What every first command does before its own work, with nothing but Node: check Node, install, build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const OLDEST_NODE = [20, 19];
const STAMPS = join(ROOT, 'node_modules', '.bangvang');

/** Ends the process with a plain sentence when this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(`Bảng Vàng cần Node.js ${OLDEST_NODE.join('.')} trở lên; máy này có ${process.versions.node}.`);
  console.error('Hãy cài bản mới từ https://nodejs.org rồi chạy lại.');
  process.exit(1);
}

/** Installs the packages when they are missing or the lock file has changed since. */
export async function install() {
  const wanted = digest([readFileSync(join(ROOT, 'package-lock.json'))]);
  if (stamp('install') === wanted || installedByHand(wanted)) return;
  console.log('Cài các gói cần thiết (npm ci)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(npm, ['ci', '--no-audit', '--no-fund'], { what: 'Cài các gói' });
  if (code !== 0) fail('Cài các gói không thành công. Hãy xem lỗi ở trên, kiểm tra mạng, rồi chạy lại.');
  setStamp('install', wanted);
}

/** Builds every library and application. @returns whether it succeeded */
export async function build({ always = false } = {}) {
  const wanted = sources();
  if (!always && stamp('build') === wanted && isBuilt()) return true;
  console.log('Biên dịch (nest build --all)…');
  const nest = join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const code = await run(process.execPath, [nest, 'build', '--all'], { what: 'Biên dịch' });
  if (code !== 0 || !isBuilt()) return false;
  setStamp('build', wanted);
  return true;
}

/** All of the above, or the end of the process. */
export async function prepare() {
  checkNode();
  await install();
  if (!(await build())) fail('Biên dịch không thành công. Hãy xem lỗi ở trên.');
}

/**
 * Runs a program with our terminal, passing on the signals we get.
 * @param what named every ten seconds while it runs; silent without it
 * @returns its exit code, 1 when it was ended by a signal
 */
export function run(command, args, { what, env = process.env } = {}) {
  const startedAt = performance.now();
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env });
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const ticking = what && setInterval(() => console.log(`${what}… đã ${seconds()} giây`), 10_000);
  const release = passOnSignals((signal) => child.kill(signal));
  return new Promise((resolve) => {
    const settle = (code) => {
      clearInterval(ticking);
      release();
      resolve(code);
    };
    child.once('error', (error) => {
      console.error(error.message);
      settle(1);
    });
    child.once('exit', (code) => settle(code ?? 1));
  });
}

/** The terminal's Ctrl-C reaches the whole group; a signal sent to us alone must be passed on. */
export function passOnSignals(pass) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return () => signals.forEach((signal) => process.off(signal, pass));
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Packages somebody installed with `npm ci` directly, after the lock file was last written. */
function installedByHand(wanted) {
  const mark = join(ROOT, 'node_modules', '.package-lock.json');
  if (existsSync(STAMPS) || !existsSync(mark)) return false;
  if (statSync(mark).mtimeMs < statSync(join(ROOT, 'package-lock.json')).mtimeMs) return false;
  setStamp('install', wanted);
  return true;
}

/** What the build depends on, by path, size and time of change. */
function sources() {
  const files = ['package-lock.json', 'nest-cli.json', 'tsconfig.base.json', ...projects().flatMap(filesOf)];
  const facts = files.sort().map((file) => {
    const { size, mtimeMs } = statSync(join(ROOT, file));
    return `${file} ${size} ${mtimeMs}`;
  });
  return digest(facts);
}

function filesOf({ root, sourceRoot }) {
  const inside = readdirSync(join(ROOT, sourceRoot), { recursive: true, withFileTypes: true });
  const files = inside.filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'));
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length + 1));
  return [join(root, 'tsconfig.json'), join(root, 'package.json'), ...paths];
}

function isBuilt() {
  return projects().every(({ root, entryFile }) => existsSync(join(ROOT, root, 'dist', `${entryFile}.js`)));
}

function projects() {
  return Object.values(JSON.parse(readFileSync(join(ROOT, 'nest-cli.json'), 'utf8')).projects);
}

function stamp(name) {
  const file = join(STAMPS, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function setStamp(name, content) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(join(STAMPS, name), content);
}

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest('hex');
}
