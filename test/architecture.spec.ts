import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { repositoryRoot } from '@bangvang/infra';
import { buildBundle } from '@bangvang/temporal';

jest.setTimeout(120_000);

const ROOT = repositoryRoot();
const PARTS = ['apps', 'libs', 'workflows', 'infra', 'test'];
const MOST_LINES = 300;
/** The one list that is looked up, not read: every refusal of the law and of the product. */
const CATALOGUES = ['libs/domain/src/problems.ts'];
/** The workflow bundle's code, its source map apart, in bytes. */
const MOST_BUNDLE = 1_200_000;

describe('The directions of the parts', () => {
  const report = cruise();

  it('are those of .dependency-cruiser.mjs', () => {
    const broken = report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(broken).toEqual([]);
  });

  it('are seen from part to part, through the names of the packages', () => {
    const edges = report.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => `${source} → ${resolved}`),
    );
    expect(edges).toContain('libs/persistence/src/transaction.ts → libs/domain/src/index.ts');
    expect(edges).toContain('test/architecture.spec.ts → infra/src/index.ts');
  });
});

describe('The sources', () => {
  const sources = PARTS.flatMap((part) => sourcesUnder(join(ROOT, part)));

  it('are files of one idea: none is longer than a person reads at once', () => {
    const long = sources.filter(({ path, text }) => text.split('\n').length > MOST_LINES + 1 && !isData(path));
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('read environment variables in one file of platform, and what the machine itself says in one of infra', () => {
    const readers = sources.filter(
      ({ path, code }) =>
        /process\s*\.\s*env/.test(code.replaceAll('readConfig(process.env)', '')) &&
        !['libs/platform/src/config.ts', 'infra/src/machine.ts'].includes(path) &&
        !/^infra\/first-run\/[^/]+\.mjs$/.test(path),
    );
    expect(readers.map(({ path }) => path)).toEqual([]);
  });

  it('tell the public symbols of each library by name', () => {
    const doors = sources.filter(({ path }) => /^(libs\/[^/]+|infra|workflows)\/src\/index\.ts$/.test(path));
    expect(doors.length).toBeGreaterThan(9);
    // A library too wide for one list has one per area, and its door names the areas.
    const areas = sources.filter(({ path }) => /^libs\/[^/]+\/src\/[^/]+\/index\.ts$/.test(path));
    const unnamed = (code: string) =>
      /export\s*\*/.test(code.replaceAll(/export \* from '\.\/[a-z-]+\/index\.js'/g, ''));
    expect(doors.filter(({ code }) => unnamed(code)).map(({ path }) => path)).toEqual([]);
    expect(areas.filter(({ code }) => /export\s*\*/.test(code)).map(({ path }) => path)).toEqual([]);
  });

  it('hold no untyped value, no silenced check and nothing left for later', () => {
    const untyped = /(:|\bas|<|\||=>)\s*any\b(?!\()/;
    const silenced =
      /@ts-(ignore|nocheck|expect-error)|eslint-disable|\b(TODO|FIXME|XXX)\b|\b(it|describe|test)\.(skip|only|todo)\b/;
    const found = sources.filter(
      ({ path, text, code }) => !isThis(path) && (untyped.test(code) || silenced.test(text)),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('The workflow bundle', () => {
  let bundle: { readonly modules: readonly string[]; readonly bytes: number };
  beforeAll(async () => void (bundle = await bundleOfWorkflows()));

  it('holds the procedures and the law', () => {
    expect(bundle.modules.filter((path) => path.includes('/workflows/src/')).length).toBeGreaterThan(0);
  });

  it('holds nothing that reads a database, a disk or a network', () => {
    const strangers =
      /node_modules\/(typeorm|class-validator|class-transformer|@nestjs|pg|pg-[^/]+|nodemailer|@fastify)\//;
    expect(bundle.modules.filter((path) => strangers.test(path))).toEqual([]);
    expect(bundle.modules.filter((path) => /\/libs\/(?!contracts|domain)[^/]+\//.test(path))).toEqual([]);
  });

  it('is small', () => {
    expect(bundle.bytes).toBeLessThan(MOST_BUNDLE);
  });
});

interface Cruise {
  readonly modules: readonly { source: string; dependencies: readonly { resolved: string }[] }[];
  readonly summary: { readonly violations: readonly { rule: { name: string }; from: string; to: string }[] };
}

/** Runs dependency-cruiser over the sources; it ends in failure when a rule is broken, with the same report. */
function cruise(): Cruise {
  const program = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = ['apps', 'libs', 'workflows', 'infra/src', 'test', '--config', '.dependency-cruiser.mjs'];
  try {
    return JSON.parse(read([program, ...args, '--output-type', 'json'])) as Cruise;
  } catch (failure) {
    const { stdout } = failure as { stdout?: string };
    if (!stdout) throw failure;
    return JSON.parse(stdout) as Cruise;
  }
}

function read(args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
}

interface Source {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without its comments. */
  readonly code: string;
}

function sourcesUnder(folder: string): readonly Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['dist', 'node_modules'].includes(entry.name) ? [] : sourcesUnder(path);
    if (!/\.(ts|mjs)$/.test(entry.name)) return [];
    const text = readFileSync(path, 'utf8');
    return [{ path: relative(ROOT, path), text, code: text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '') }];
  });
}

const isThis = (path: string) => path === 'test/architecture.spec.ts';
const isData = (path: string) => CATALOGUES.includes(path);

async function bundleOfWorkflows() {
  const cacheDir = mkdtempSync(join(tmpdir(), 'bangvang-bundle-'));
  const silent = () => undefined;
  const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };
  try {
    const sources = ['workflows/src', 'libs/contracts/src', 'libs/domain/src'].map((part) => join(ROOT, part));
    const workflowsPath = join(ROOT, 'workflows', 'src', 'index.ts');
    const path = await buildBundle({ workflowsPath, sources, salt: '', cacheDir }, logger);
    const [code = '', map = ''] = readFileSync(path, 'utf8').split(
      '//# sourceMappingURL=data:application/json;charset=utf-8;base64,',
    );
    const { sources: modules } = JSON.parse(Buffer.from(map, 'base64').toString('utf8')) as { sources: string[] };
    return { modules, bytes: Buffer.byteLength(code) };
  } finally {
    rmSync(cacheDir, { recursive: true });
  }
}
