/**
 * The directions of the parts, from the outside in: a part imports parts further in, never outward.
 * apps → procedures, persistence, temporal, identity, documents, notifications, platform → contracts → domain.
 * `npx depcruise apps libs workflows infra/src test` prints what breaks them; test/architecture.spec.ts fails on it.
 */
const SERVICES = ['procedures', 'persistence', 'temporal', 'identity', 'documents', 'notifications', 'platform'];
const inLibs = (...names) => `^libs/(${names.join('|')})/`;
const PROGRAMS = '^apps/(api|worker|cli)/';
const SPECS = '\\.(spec|fixture)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-knows-nothing',
      comment: 'The law is pure: no library but the polyfill of dates, no I/O, no clock.',
      severity: 'error',
      from: { path: inLibs('domain'), pathNot: SPECS },
      to: { pathNot: [inLibs('domain'), '^node_modules/temporal-polyfill/'] },
    },
    {
      name: 'ballots-know-nothing-of-the-product',
      comment:
        'The library that browser, command line and server share to vote: cryptography only, checkable by itself.',
      severity: 'error',
      from: { path: inLibs('ballot'), pathNot: SPECS },
      to: {
        pathNot: [
          inLibs('ballot'),
          '^node_modules/(@cloudflare/blindrsa-ts|@hpke/(core|common)|shamir-secret-sharing)/',
          '^(node:)?(crypto|util)$',
        ],
      },
    },
    {
      name: 'ballots-run-in-a-browser',
      comment: 'All but its second door, which is the server’s: WebCrypto and bytes, nothing of Node.',
      severity: 'error',
      from: { path: inLibs('ballot'), pathNot: [SPECS, '^libs/ballot/src/server/'] },
      to: { path: ['^libs/ballot/src/server/', '^node:', '^(crypto|util|buffer|fs)$'] },
    },
    {
      name: 'a-recount-stands-alone',
      comment: 'Whoever checks a vote reads one folder: Node’s cryptography and HPKE, not a line of what it checks.',
      severity: 'error',
      from: { path: '^apps/cli/src/recount/', pathNot: SPECS },
      to: { pathNot: ['^apps/cli/src/recount/', '^node_modules/@hpke/(core|common)/', '^(node:)?(crypto|fs|util)$'] },
    },
    {
      name: 'contracts-know-the-domain-only',
      severity: 'error',
      from: { path: inLibs('contracts'), pathNot: SPECS },
      to: { pathNot: inLibs('contracts', 'domain') },
    },
    {
      name: 'services-know-no-program',
      comment: 'Libraries serve the programs; they never reach for them, nor for the one-machine servers.',
      severity: 'error',
      from: { path: inLibs(...SERVICES), pathNot: SPECS },
      to: { path: ['^apps/', '^infra/', '^test/'] },
    },
    {
      name: 'workflows-are-deterministic',
      comment: 'A procedure sees contracts, domain and the engine: nothing that reads a clock, a disk or a database.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: SPECS },
      to: { pathNot: ['^workflows/src/', inLibs('contracts', 'domain'), '^node_modules/@temporalio/workflow/'] },
    },
    {
      name: 'nobody-imports-workflows',
      comment: 'The worker hands Temporal their path.',
      severity: 'error',
      from: { path: ['^apps/', '^libs/', '^infra/'] },
      to: { path: '^workflows/' },
    },
    {
      name: 'infra-for-the-command-line-and-tests',
      severity: 'error',
      from: { path: ['^apps/(api|worker)/', '^libs/', '^workflows/'], pathNot: SPECS },
      to: { path: '^infra/' },
    },
    {
      name: 'infra-knows-no-product',
      comment: 'Servers of one machine, not the product that runs on them.',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: ['^apps/', '^libs/', '^workflows/', '^test/'] },
    },
    {
      name: 'programs-stand-alone',
      comment: 'A program imports no other: they meet in the database, in Temporal and over HTTP.',
      severity: 'error',
      from: { path: PROGRAMS },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libraries-by-their-door',
      comment: 'A library is its index.ts; the rest of it is private.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps/[^/]+|workflows|infra|test)/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: ['^$1/', '^libs/[^/]+/src/index\\.ts$', '^libs/ballot/src/server/index\\.ts$'],
      },
    },
    {
      name: 'the-product-imports-no-test',
      severity: 'error',
      from: { path: ['^apps/', '^libs/', '^workflows/', '^infra/'], pathNot: SPECS },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycle',
      comment: 'Neither of values nor of types: what two files share is a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'found',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'require', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
