import { spawn } from 'node:child_process';
import { childEnvironment } from './machine.js';

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Run as this user; only root may. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Ended with SIGKILL after this many ms. */
  readonly limitMs: number;
  /** Ends it as well, when somebody no longer wants to wait. */
  readonly signal?: AbortSignal;
}

export interface Outcome {
  /** Null when it was ended by a signal or could not be started. */
  readonly code: number | null;
  /** Standard output and standard error as they came, the last 64 kB. */
  readonly output: string;
}

/** Runs a program to its end and hands back what it said; a failure is a value, never thrown. */
export function runProgram({ command, args, cwd, env, user, limitMs, signal }: Program): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: childEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limitMs,
      killSignal: 'SIGKILL',
      signal,
      ...user,
    });
    let output = '';
    const hear = (chunk: Buffer) => (output = (output + chunk.toString('utf8')).slice(-65_536));
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    // 'exit', not 'close': a daemon the program leaves behind may hold the pipes open.
    child.once('exit', (code) => setImmediate(() => resolve({ code, output: output.trim() })));
  });
}
