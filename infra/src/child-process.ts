import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { childEnvironment } from './machine.js';
import { giveWay } from './give-way.js';
import { endProcess, identify } from './process-identity.js';

/** A process of ours that runs until it is stopped. */
export interface Child {
  readonly pid: number;
  /** Settles when it has ended, for whatever reason: its exit code, or the name of the signal. */
  readonly exited: Promise<number | NodeJS.Signals>;
  /** Asks it to finish, and ends it once the grace is over. May be called again. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Receives what the child prints, appended. */
  readonly logFile: string;
  /** Whether others go first where processors are short. */
  readonly givesWay?: boolean;
  /** How long it may take to finish by itself, in ms. */
  readonly graceMs?: number;
}

/**
 * Starts a long-running child in a process group of its own: a Ctrl-C at the terminal reaches the supervisor
 * alone, which then stops its children in their order.
 * @throws Error when the program cannot be started
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const log = openSync(options.logFile, 'a', 0o600);
  try {
    return await launch(options, log);
  } finally {
    closeSync(log);
  }
}

async function launch(options: ChildOptions, log: number): Promise<Child> {
  const { command, args, cwd, env, givesWay = false, graceMs = 10_000 } = options;
  const child = spawn(command, args, { cwd, env: childEnvironment(env), detached: true, stdio: ['ignore', log, log] });
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 0));
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
  if (givesWay) giveWay(pid);
  const identity = identify(pid);

  return {
    pid,
    exited,
    async stop() {
      if (!identity) return;
      await endProcess(identity, graceMs);
      await exited;
    },
  };
}
