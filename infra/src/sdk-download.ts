import { chmodSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './machine.js';
import { runProgram } from './run-program.js';

/**
 * Has the Temporal SDK download one of its server programs; where it cannot be reached this fails in milliseconds.
 * @param folder empty folder that receives the program
 * @param name what the program is to be called there
 * @throws Error with what the SDK said
 */
export async function sdkDownload(kind: 'dev-server' | 'time-skipping', folder: string, name: string): Promise<void> {
  const script = join(repositoryRoot(), 'infra', 'temporal', 'sdk-download.mjs');
  const { code, output } = await runProgram({
    command: process.execPath,
    args: [script, kind, folder],
    cwd: repositoryRoot(),
    limitMs: 300_000,
  });
  const program = readdirSync(folder).find((file) => file.startsWith('temporal'));
  if (code !== 0 || !program) {
    for (const left of readdirSync(folder)) rmSync(join(folder, left), { recursive: true, force: true });
    throw new Error(output || 'the SDK left no program');
  }
  renameSync(join(folder, program), join(folder, name));
  chmodSync(join(folder, name), 0o755);
}
