// Finds the processes a run has left behind, by a mark in their environment that all its descendants inherit.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

export const MARK = 'BANGVANG_TEST_RUN';

/**
 * Ends what still carries the mark once a short grace is over.
 * @returns the command lines of those that had to be ended
 */
export async function endLeftovers(runId, graceMs = 3_000) {
  const until = performance.now() + graceMs;
  while (marked(runId).length > 0 && performance.now() < until) await sleep(100);
  const left = marked(runId);
  const commands = left.map((pid) => `${pid} ${commandOf(pid)}`);
  for (const pid of left) kill(pid);
  return commands;
}

/** Only where the system shows its processes as files. Zombies are dead. */
function marked(runId) {
  if (!existsSync('/proc/self/environ')) return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.map(Number).filter((pid) => carries(pid, `${MARK}=${runId}`) && !isZombie(pid));
}

function carries(pid, mark) {
  return read(`/proc/${pid}/environ`).split('\0').includes(mark);
}

function isZombie(pid) {
  const stat = read(`/proc/${pid}/stat`);
  return stat === '' || stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}

function commandOf(pid) {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim().slice(0, 200);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended, or is not ours to look at
  }
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
