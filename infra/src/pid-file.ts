import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { endProcess, identify, isAlive, type ProcessIdentity } from './process-identity.js';

/** A part of the installation and the process that carries it. */
export interface RememberedProcess extends ProcessIdentity {
  readonly name: string;
}

/**
 * The processes one supervisor has started, kept on disk so that the next supervisor can end what a `kill -9`
 * of this one leaves behind: exact matches only, never a stranger that was given the same pid.
 */
export class PidFile {
  constructor(private readonly path: string) {}

  /** Those on file that still run, in the order they were started. */
  running(): readonly RememberedProcess[] {
    return this.read().filter(isAlive);
  }

  /** Puts a process on file in place of the former one of that name. A process already gone is not put on file. */
  remember(name: string, pid: number): void {
    const identity = identify(pid);
    const others = this.read().filter((entry) => entry.name !== name);
    this.write(identity ? [...others, { name, ...identity }] : others);
  }

  /**
   * Ends what is still running, in the given order of names, one after the other.
   * @param graceMs how long each may take to finish by itself, in ms
   * @returns the names of those that were still running
   */
  async end(order: readonly string[], graceMs: number): Promise<readonly string[]> {
    const left = this.running().filter(({ name }) => order.includes(name));
    const inOrder = [...left].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
    for (const entry of inOrder) await endProcess(entry, graceMs);
    return inOrder.map(({ name }) => name);
  }

  forget(): void {
    rmSync(this.path, { force: true });
  }

  private read(): readonly RememberedProcess[] {
    if (!existsSync(this.path)) return [];
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as RememberedProcess[];
    } catch {
      return []; // a half-written file of an earlier crash names nobody
    }
  }

  private write(entries: readonly RememberedProcess[]): void {
    writeFileSync(`${this.path}.new`, `${JSON.stringify(entries, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${this.path}.new`, this.path);
  }
}
