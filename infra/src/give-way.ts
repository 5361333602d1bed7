import { existsSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** On the scale of nice(1): three parts of a processor for a busy neighbour of ordinary priority, one for it. Further down a rush would stop it. */
const NICENESS = 5;

/**
 * Lets a process that was just started go after the others where processors are short. A Linux that groups processes by
 * session shares the processors among the groups first, so that the group is told as well. Where the system allows
 * neither the process simply keeps its priority.
 * @see sched(7), "The autogroup feature"
 */
export function giveWay(pid: number): void {
  try {
    setPriority(pid, NICENESS);
    const group = `/proc/${pid}/autogroup`;
    if (existsSync(group)) writeFileSync(group, String(NICENESS));
  } catch {
    // Whether it gives way changes how soon, never what.
  }
}
