import { answersWithin, startChild, type Child } from '@bangvang/infra';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StartSettings } from './settings.js';

/** What the product's own processes are told. */
export interface PartEnvironment {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly smtpUrl: string;
  /** How much they write to their logs; absent: as they do by themselves. */
  readonly logLevel?: 'debug' | undefined;
}

const READY_LIMIT_MS = 60_000;

/** Node keeps 48 MB for what lives a moment only, used or not; an eighth of it is enough here. In MB of one of its three parts. */
const SMALL_YOUNG_HEAP = '--max-semi-space-size=2';

/** Starts the API and returns once it answers requests. */
export async function launchApi(settings: StartSettings, environment: PartEnvironment): Promise<Child> {
  const part = await launchNode(settings, 'api', ['apps/api/dist/main.js'], environmentFor(settings, environment));
  await untilReady(part, answersHttp(`http://127.0.0.1:${settings.ports.api}/`));
  return part.child;
}

/**
 * Starts the worker. It opens no port; what it lacks at first it waits for. Where processors are short people's acts go
 * first and the procedures follow after.
 */
export async function launchWorker(settings: StartSettings, environment: PartEnvironment): Promise<Child> {
  const env = environmentFor(settings, environment);
  return (await launchNode(settings, 'worker', ['apps/worker/dist/main.js'], env, { givesWay: true })).child;
}

/** Starts the mail sink and returns once its page answers. */
export async function launchMailSink(settings: StartSettings): Promise<Child> {
  const { ports, dataDir } = settings;
  const args = [
    '--smtp-port',
    String(ports.smtp),
    '--http-port',
    String(ports.mailPage),
    '--dir',
    join(dataDir, 'mail'),
  ];
  const part = await launchNode(settings, 'mail-sink', ['infra/dist/mail-sink-main.js', ...args], {});
  await untilReady(part, answersWithin(ports.mailPage, READY_LIMIT_MS));
  return part.child;
}

interface Part {
  readonly child: Child;
  readonly logFile: string;
}

async function launchNode(
  { root, dataDir }: StartSettings,
  name: string,
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  { givesWay = false } = {},
): Promise<Part> {
  const logFile = join(dataDir, 'logs', `${name}.log`);
  const command = process.execPath;
  const child = await startChild({
    command,
    args: [SMALL_YOUNG_HEAP, join(root, program), ...args],
    cwd: root,
    env: { ...env, TZ: 'UTC' },
    logFile,
    givesWay,
  });
  return { child, logFile };
}

function environmentFor(settings: StartSettings, environment: PartEnvironment): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: environment.databaseUrl,
    TEMPORAL_ADDRESS: environment.temporalAddress,
    TEMPORAL_NAMESPACE: settings.temporalNamespace,
    BANGVANG_MODE: settings.mode,
    BANGVANG_DATA_DIR: settings.dataDir,
    PORT: String(settings.ports.api),
    SMTP_URL: environment.smtpUrl,
    ...(environment.logLevel && { LOG_LEVEL: environment.logLevel }),
  };
}

/** @throws Error with the end of its log when it dies or does not answer in time; it is stopped then */
async function untilReady({ child, logFile }: Part, ready: Promise<boolean>): Promise<void> {
  const outcome = await Promise.race([ready, child.exited.then((how) => `đã dừng (${how})`)]);
  if (outcome === true) return;
  await child.stop();
  const said = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
  throw new Error(`${outcome || 'không trả lời kịp'}. Nhật ký: ${logFile}\n${said}`);
}

/** Any answer counts: whether it is healthy is its own health page's to say. */
async function answersHttp(url: string): Promise<boolean> {
  const until = performance.now() + READY_LIMIT_MS;
  while (performance.now() < until) {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    if (response) return true;
    await sleep(100);
  }
  return false;
}
