import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second in /proc, the same on every Linux that Node runs on. */
const TICK_MS = 1_000 / 100;

interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  /** Own time and that of children that have ended, in ms. */
  readonly cpuMs: number;
}

/**
 * Processor time spent so far by some processes and all their descendants, ended ones included.
 * @param roots the processes at the top: a postmaster stands for its backends
 * @returns milliseconds, user and system together
 */
export function cpuMsOf(roots: readonly number[]): number {
  const all = new Map(everyProcess().map((one) => [one.pid, one]));
  const counted = [...all.values()].filter((one) => descends(one, new Set(roots), all));
  return counted.reduce((total, { cpuMs }) => total + cpuMs, 0);
}

/** Memory held by one process, shared pages included. @returns megabytes (10^6 bytes) */
export function residentMegabytes(pid: number): number {
  return megabytesOf(pid, /^VmRSS:\s+(\d+) kB$/m);
}

/** The most memory one process ever held, shared pages included. @returns megabytes (10^6 bytes) */
export function peakMegabytes(pid: number): number {
  return megabytesOf(pid, /^VmHWM:\s+(\d+) kB$/m);
}

function megabytesOf(pid: number, entry: RegExp): number {
  const kibibytes = entry.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kibibytes === undefined) throw new Error(`process ${pid} tells no memory`);
  return (Number(kibibytes) * 1_024) / 1e6;
}

function descends(one: ProcessTimes, roots: ReadonlySet<number>, all: ReadonlyMap<number, ProcessTimes>): boolean {
  for (let at: ProcessTimes | undefined = one; at; at = all.get(at.parent)) if (roots.has(at.pid)) return true;
  return false;
}

function everyProcess(): readonly ProcessTimes[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => timesOf(Number(name)));
}

function timesOf(pid: number): readonly ProcessTimes[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number); // fields 14 to 17 of proc(5)
    return [{ pid, parent: Number(fields[1]), cpuMs: (user! + system! + childrenUser! + childrenSystem!) * TICK_MS }];
  } catch {
    return []; // it ended between the listing and the look
  }
}
