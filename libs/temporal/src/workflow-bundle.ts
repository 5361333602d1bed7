import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundleWorkflowCode, type Logger } from '@temporalio/worker';

export interface BundleInput {
  /** The file that exports every workflow. */
  readonly workflowsPath: string;
  /** Folders whose sources go into the bundle: what changes there makes another bundle. */
  readonly sources: readonly string[];
  /** What else decides the bundle: the engine's version. */
  readonly salt: string;
  /** Where bundles are kept. */
  readonly cacheDir: string;
}

const NAME = 'workflows-';
const MAP = '//# sourceMappingURL=data:application/json;charset=utf-8;base64,';

/** Where the bundle of these sources lies, or would lie. The name is the hash of its contents' sources. */
export function bundlePath({ sources, salt, cacheDir }: BundleInput): string {
  const hash = createHash('sha256').update(salt);
  for (const folder of sources) {
    for (const path of filesUnder(folder)) hash.update(relative(folder, path)).update('\0').update(readFileSync(path));
  }
  return join(cacheDir, `${NAME}${hash.digest('hex').slice(0, 24)}.js`);
}

/**
 * Bundles the workflows from their TypeScript sources and keeps the result under its content's name. Written beside
 * its place and renamed, so that a reader never meets half a bundle; bundles of other sources are removed.
 * @returns the path of the bundle
 */
export async function buildBundle(input: BundleInput, logger: Logger): Promise<string> {
  const path = bundlePath(input);
  const { code } = await bundleWorkflowCode({
    workflowsPath: input.workflowsPath,
    logger,
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, conditionNames: ['source', 'import', 'require', 'default'] },
    }),
  });
  mkdirSync(input.cacheDir, { recursive: true });
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, withSlimSourceMap(code));
  for (const name of readdirSync(input.cacheDir)) {
    if (name.startsWith(NAME) && name.endsWith('.js')) rmSync(join(input.cacheDir, name));
  }
  renameSync(fresh, path);
  return path;
}

/** The engine needs the map for its stacks, not the texts of the sources in it: they would stay in a worker's memory. */
function withSlimSourceMap(code: string): string {
  const at = code.lastIndexOf(MAP);
  if (at < 0) throw new Error('the bundle carries no source map');
  const map = JSON.parse(Buffer.from(code.slice(at + MAP.length), 'base64').toString('utf8')) as Record<
    string,
    unknown
  >;
  delete map['sourcesContent'];
  return code.slice(0, at) + MAP + Buffer.from(JSON.stringify(map)).toString('base64');
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
