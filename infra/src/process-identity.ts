import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** One process and no other: a pid alone may have been given to a stranger since. */
export interface ProcessIdentity {
  readonly pid: number;
  /** The boot and the clock tick it started at, as the system tells them. */
  readonly startedAt: string;
}

/** @returns who has this pid now, or undefined when nobody has or only a zombie is left */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = existsSync('/proc/self/stat') ? startFromProc(pid) : startFromPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether the very process is still running. */
export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  return identify(pid)?.startedAt === startedAt;
}

/**
 * Ends exactly this process: SIGTERM, then SIGKILL to its whole group once the grace is over.
 * @param graceMs how long it may take to finish by itself, in ms
 */
export async function endProcess(identity: ProcessIdentity, graceMs: number): Promise<void> {
  if (!isAlive(identity)) return;
  signal(identity.pid, 'SIGTERM');
  if (await goneWithin(identity, graceMs)) return;
  signal(-identity.pid, 'SIGKILL');
  signal(identity.pid, 'SIGKILL');
  await goneWithin(identity, 5_000);
}

/**
 * Reads what matters of `/proc/<pid>/stat`. The name stands in parentheses and may itself hold both.
 * @returns the start in clock ticks since boot, or undefined for a zombie or a dead process
 */
export function parseStat(stat: string): string | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  if (state === 'Z' || state === 'X') return undefined;
  return fields[19]; // field 22 of proc(5), counted from the state, which is field 3
}

function startFromProc(pid: number): string | undefined {
  try {
    const ticks = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return ticks && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  } catch {
    return undefined;
  }
}

/** For systems without /proc, to the second. */
function startFromPs(pid: number): string | undefined {
  try {
    const told = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return told === '' || told.startsWith('Z') ? undefined : told.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

async function goneWithin(identity: ProcessIdentity, ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  while (isAlive(identity)) {
    if (performance.now() > until) return false;
    await sleep(25);
  }
  return true;
}

function signal(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name);
  } catch {
    // It ended between the look and the signal, which is what was wanted.
  }
}
