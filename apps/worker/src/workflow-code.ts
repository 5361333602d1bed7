import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BundleInput, bundlePath } from '@bangvang/temporal';

/** What workflows may be made of. */
const SOURCES = ['workflows/src', 'libs/contracts/src', 'libs/domain/src'] as const;

/** The bundle of this checkout: another for every change of the workflows, the law they use, or the engine. */
export function bundleInput(root: string, cacheDir: string): BundleInput {
  return {
    workflowsPath: join(root, 'workflows/src/index.ts'),
    sources: SOURCES.map((folder) => join(root, folder)),
    salt: readFileSync(join(root, 'package-lock.json'), 'utf8'),
    cacheDir,
  };
}

/**
 * The workflow bundle, built on the first start after a change and kept in the data folder.
 * @param report told that a build begins: it takes some seconds
 * @returns its path
 */
export async function workflowBundle(root: string, dataDir: string, report: (what: string) => void): Promise<string> {
  const cacheDir = join(dataDir, 'workflows');
  const path = bundlePath(bundleInput(root, cacheDir));
  if (existsSync(path)) return path;
  report('bundling the workflows');
  const program = join(root, 'apps/worker/dist/bundle-main.js');
  await promisify(execFile)(process.execPath, [program, '--root', root, '--cache', cacheDir]);
  return path;
}
