// `npm test`: all checks and all rings, from a clean clone. `node infra/first-run/test.mjs rules` runs one ring only.
// The last line is always "N passed, N failed".
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { MARK, endLeftovers } from './leftovers.mjs';
import { ROOT, build, checkNode, fail, install, passOnSignals, run } from './prepare.mjs';

/** From the innermost outward, each with its time limit in minutes. */
const RINGS = { rules: 6, procedures: 8, integration: 28, conformance: 16, acceptance: 28 };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in RINGS));
if (unknown.length > 0) fail(`Không có vòng kiểm thử "${unknown[0]}". Có: ${Object.keys(RINGS).join(', ')}.`);

const runId = randomUUID();
const reports = mkdtempSync(join(tmpdir(), 'bangvang-test-'));
const env = { ...process.env, [MARK]: runId, TZ: 'UTC' };
const total = { passed: 0, failed: 0 };
/** Told to stop: whatever runs is ended, nothing further begins. */
let broken = false;
passOnSignals(() => (broken = true));

checkNode();
await install();
if (wanted.length === 0) {
  await check('Quy tắc viết mã', [bin('eslint', 'bin/eslint.js'), '.']);
  await check('Trình bày', [bin('prettier', 'bin/prettier.cjs'), '--check', '.', '--log-level', 'warn']);
  await check('Kiểm tra kiểu', [bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'tsconfig.json']);
}
await step('Biên dịch', () => build({ always: wanted.length === 0 }));
await fetchServers();
for (const ring of Object.keys(RINGS)) {
  if (!broken && (wanted.length === 0 || wanted.includes(ring))) await runRing(ring);
}

rmSync(reports, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && !broken ? 0 : 1;

/** One check that passes or fails as a whole. */
async function check(what, args) {
  await step(what, async () => (await run(process.execPath, args, { env })) === 0);
}

async function step(what, work) {
  if (broken) return;
  console.log(`\n── ${what}`);
  count(what, { passed: 0, failed: 0, ...((await work()) ? { passed: 1 } : { failed: 1 }) });
}

/** Ahead of the rings, whose time limits are not for downloads. A ring that lacks its server fails by itself. */
async function fetchServers() {
  const program = join(ROOT, 'infra', 'dist', 'fetch-servers-main.js');
  if (!broken && existsSync(program)) await run(process.execPath, [program], { env });
}

async function runRing(ring) {
  console.log(`\n── Vòng ${ring} (nhiều nhất ${RINGS[ring]} phút)`);
  const report = join(reports, `${ring}.json`);
  const args = [bin('jest', 'bin/jest.js'), '--selectProjects', ring, '--ci', '--json', '--outputFile', report];
  const outcome = await runGroup(args, RINGS[ring] * 60_000);
  const result = resultOf(report);
  if (outcome === 'overdue') blame(result, `vòng ${ring} quá ${RINGS[ring]} phút, đã bị dừng`);
  else if (outcome !== 0 && result.failed === 0) blame(result, `vòng ${ring} kết thúc với mã ${outcome}`);
  for (const command of await endLeftovers(runId)) blame(result, `vòng ${ring} để lại một tiến trình: ${command}`);
  count(`Vòng ${ring}`, result);
}

/** What Jest wrote down. A skipped test is a failed one: nothing here may be left out. */
function resultOf(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const told = JSON.parse(readFileSync(report, 'utf8'));
  const skipped = told.numPendingTests + told.numTodoTests;
  if (skipped > 0) console.error(`✗ ${skipped} kiểm thử bị bỏ qua, tính là hỏng`);
  return { passed: told.numPassedTests, failed: told.numFailedTests + told.numRuntimeErrorTestSuites + skipped };
}

function blame(result, why) {
  console.error(`✗ ${why}`);
  result.failed += 1;
}

function count(what, { passed, failed }) {
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? '✓' : '✗'} ${what}: ${passed} đạt, ${failed} hỏng`);
}

/**
 * Runs Node in a process group of its own, ended as a whole when the limit is over or we are told to stop.
 * @returns its exit code, or 'overdue'
 */
function runGroup(args, limitMs) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env, detached: true });
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has just ended.
    }
  };
  const release = passOnSignals(end);
  return new Promise((resolve) => {
    let overdue = false;
    const limit = setTimeout(() => {
      overdue = true;
      end();
    }, limitMs);
    child.once('exit', (code) => {
      clearTimeout(limit);
      release();
      resolve(overdue ? 'overdue' : (code ?? 1));
    });
  });
}

/** A tool of ours, started without the shell and without npx. */
function bin(name, file) {
  return join(ROOT, 'node_modules', name, file);
}
