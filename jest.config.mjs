/** @type {import('jest').Config} */
const shared = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|typeorm|temporal-polyfill|temporal-utils|postal-mime|@stablelib|ical-generator|@cloudflare|@hpke|shamir-secret-sharing|uqr|@bangvang)/)',
  ],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: [],
};

/** The rings, from the innermost outward. Each is a project, so that `jest --selectProjects rules` runs one alone. */
export default {
  projects: [
    {
      ...shared,
      displayName: 'rules',
      testMatch: [
        '<rootDir>/libs/**/*.spec.ts',
        '<rootDir>/infra/src/**/*.spec.ts',
        '<rootDir>/apps/**/*.spec.ts',
        '<rootDir>/test/*.spec.ts',
      ],
    },
    {
      ...shared,
      displayName: 'procedures',
      testMatch: ['<rootDir>/workflows/**/*.spec.ts', '<rootDir>/test/replay/**/*.spec.ts'],
    },
    { ...shared, displayName: 'integration', testMatch: ['<rootDir>/test/integration/**/*.spec.ts'] },
    { ...shared, displayName: 'conformance', testMatch: ['<rootDir>/test/conformance/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'acceptance',
      testMatch: ['<rootDir>/test/acceptance/**/*.spec.ts', '<rootDir>/test/chaos/**/*.spec.ts'],
    },
  ],
};
