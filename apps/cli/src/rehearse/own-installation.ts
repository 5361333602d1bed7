import { createDatabase, freePort, startPostgres, startTemporal, temporaryFolder, type Child } from '@bangvang/infra';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../prepare/migrate.js';
import { prepareInstallation } from '../prepare/prepare-installation.js';
import { launchApi, launchMailSink, launchWorker, type PartEnvironment } from '../start/parts.js';
import type { Out, StartSettings } from '../start/settings.js';

/** A rehearsal installation of its own: database, Temporal, mail and processes on free ports, in a folder that goes with it. */
export interface OwnInstallation {
  readonly base: string;
  readonly mailPage: string;
  readonly settings: StartSettings;
  readonly environment: PartEnvironment;
  /** The processes by name; a killed one may be put back by `launch`. */
  readonly parts: Map<PartName, Child>;
  /** Starts a part again after it was ended. */
  launch(name: PartName): Promise<void>;
  stop(): Promise<void>;
}

export type PartName = 'postgres' | 'temporal' | 'mail-sink' | 'worker' | 'api';

const ORDER: readonly PartName[] = ['postgres', 'temporal', 'mail-sink', 'worker', 'api'];

export interface OwnInstallationOptions {
  /** Full path of the checkout, built. */
  readonly root: string;
  /** How fast legal time runs: 0 stands still between moves. */
  readonly rate: number;
  readonly out: Out;
  /** See `PartEnvironment`. */
  readonly logLevel?: 'debug';
}

const INSTALLATION = 'tam-duong-2023';

/** @throws Error of the part that could not be started; the others are stopped by then */
export async function startOwnInstallation({
  root,
  rate,
  out,
  logLevel,
}: OwnInstallationOptions): Promise<OwnInstallation> {
  const directory = join(root, 'infra', 'reference');
  const dataDir = temporaryFolder();
  const [api, postgres, temporal, temporalUi, smtp, mailPage] = await freePorts(6);
  const settings: StartSettings = {
    mode: 'rehearsal',
    rehearsal: { directory, name: INSTALLATION },
    root,
    dataDir,
    ports: {
      api: api!,
      postgres: postgres!,
      temporal: temporal!,
      temporalUi: temporalUi!,
      smtp: smtp!,
      mailPage: mailPage!,
    },
    temporalNamespace: `rehearsal-${randomUUID().slice(0, 8)}`,
  };
  for (const folder of ['logs', 'temporal']) mkdirSync(join(dataDir, folder), { recursive: true });

  let environment: PartEnvironment | undefined;
  const parts = new Map<PartName, Child>();
  const launchers: Record<PartName, () => Promise<Child>> = {
    postgres: () => startPostgres({ dataDir: join(dataDir, 'postgres'), port: settings.ports.postgres }),
    temporal: () =>
      startTemporal({
        dataDir: join(dataDir, 'temporal'),
        port: settings.ports.temporal,
        namespace: settings.temporalNamespace,
        onProgress: out,
      }),
    'mail-sink': () => launchMailSink(settings),
    worker: () => launchWorker(settings, environment!),
    api: () => launchApi(settings, environment!),
  };
  const launch = async (name: PartName): Promise<void> => void parts.set(name, await launchers[name]());
  const stop = async (): Promise<void> => {
    for (const name of ORDER.toReversed()) await parts.get(name)?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };

  try {
    const server = await startPostgres({
      dataDir: join(dataDir, 'postgres'),
      port: settings.ports.postgres,
      onProgress: out,
    });
    parts.set('postgres', server);
    await createDatabase(server.superuserUrl, 'bangvang');
    const databaseUrl = server.url('bangvang');
    environment = {
      databaseUrl,
      temporalAddress: `127.0.0.1:${settings.ports.temporal}`,
      smtpUrl: `smtp://127.0.0.1:${settings.ports.smtp}`,
      logLevel,
    };
    await migrate(databaseUrl);
    await prepareInstallation(databaseUrl, { mode: 'rehearsal', directory, installation: INSTALLATION, rate });
    for (const name of ORDER.slice(1)) await launch(name);
  } catch (failure) {
    await stop();
    throw failure;
  }
  const base = `http://127.0.0.1:${settings.ports.api}`;
  return { base, mailPage: `http://127.0.0.1:${settings.ports.mailPage}`, settings, environment, parts, launch, stop };
}

async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}
