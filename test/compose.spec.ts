import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@bangvang/infra';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const ROOT = repositoryRoot();
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  readonly command?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly restart?: string;
  readonly healthcheck?: unknown;
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const compose = parse(text('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  // The schema of the Compose Specification as published with its reference implementation (compose-go v2.16.2).
  const isCompose = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(text('test/fixtures/compose-spec.json')) as object,
  );

  it('is a Compose file by the specification', () => {
    isCompose(compose);
    expect(isCompose.errors ?? []).toEqual([]);
    expect(isCompose({ services: { api: { image: 'bangvang', healthchek: {} } } })).toBe(false);
  });

  it('has every part of an installation', () => {
    const parts = ['postgres', 'temporal', 'temporal-ui', 'mail', 'prepare', 'api', 'worker'];
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(parts));
  });

  it('waits for what is healthy or done, and names only what it has', () => {
    for (const [, { depends_on = {}, volumes = [] }] of services) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const { healthcheck, restart } = compose.services[name] ?? {};
        if (condition === 'service_healthy') expect([name, healthcheck]).toEqual([name, expect.anything()]);
        else expect([name, restart]).toEqual([name, expect.stringMatching(/^on-failure/)]);
      }
      for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
        expect(source.startsWith('./') ? existsSync(join(ROOT, source)) : source in compose.volumes).toBe(true);
      }
    }
  });

  it("runs the product's own programs without root, on a disk they cannot write", () => {
    const own = services.filter(([, { command }]) => command?.[0]?.startsWith('apps/'));
    expect(own.map(([name]) => name)).toEqual(['prepare', 'api', 'worker']);
    for (const [, service] of own) expect(service).toMatchObject({ user: 'node', read_only: true, cap_drop: ['ALL'] });
  });

  it('sets only what the product reads, from settings its example explains', () => {
    const config = text('libs/platform/src/config.ts');
    for (const name of ['prepare', 'api', 'worker']) {
      for (const setting of Object.keys(compose.services[name]?.environment ?? {}))
        expect(config).toContain(`'${setting}'`);
    }
    const example = text('infra/docker/.env.example');
    const asked = [...text('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    for (const name of new Set(asked))
      if (name !== 'BANGVANG_VERSION') expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
  });
});

describe('The Dockerfile', () => {
  it('copies the manifest of every workspace before it installs', () => {
    const dockerfile = text('infra/docker/Dockerfile');
    const { packages } = JSON.parse(text('package-lock.json')) as { packages: Record<string, unknown> };
    const workspaces = Object.keys(packages).filter((path) => path !== '' && !path.includes('node_modules/'));
    const manifests = workspaces.map((path) => `${path}/package.json`);
    expect(manifests.length).toBeGreaterThan(9);
    for (const manifest of manifests) expect(dockerfile).toContain(`COPY ${manifest} `);
  });
});
