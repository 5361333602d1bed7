import {
  createDatabase,
  requirePort,
  startPostgres,
  startTemporal,
  temporalExecutable,
  withProgress,
  type PidFile,
} from '@bangvang/infra';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeInstallation } from './installation.js';
import { keep } from './kept.js';
import { launchApi, launchMailSink, launchWorker, type PartEnvironment } from './parts.js';
import type { Out, StartSettings, StartSteps } from './settings.js';
import { listenForStop } from './stop-signals.js';
import { welcome } from './welcome.js';

const DATABASE = 'bangvang';

/**
 * Runs an installation on this machine until it is told to stop (Ctrl-C, SIGTERM): servers, schema, reference data,
 * worker, API and, in a rehearsal, the demonstration. A second start goes on with the same data.
 * @throws Error in Vietnamese when a part cannot be started; whatever was started is stopped by then
 */
export async function start(settings: StartSettings, steps: StartSteps, out: Out): Promise<void> {
  const signals = listenForStop(out);
  const running = new Running();
  let pids: PidFile | undefined;
  try {
    pids = await takeInstallation(settings, out);
    await startEverything(settings, steps, new Stage(running, pids, signals.asked, out));
    await aborted(signals.asked);
  } catch (error) {
    if (!signals.asked.aborted) throw error; // asked to stop in the middle of the start: not an error
  } finally {
    await running.stop(out);
    pids?.forget();
    signals.release();
  }
  out('Đã dừng. Dữ liệu được giữ nguyên.');
}

async function startEverything(settings: StartSettings, steps: StartSteps, stage: Stage): Promise<void> {
  await requirePorts(settings);
  const databaseUrl = await stage.step('Cơ sở dữ liệu', () => database(settings, stage));
  await stage.step('Cập nhật cấu trúc dữ liệu', () => steps.migrate(databaseUrl));
  await stage.step('Nạp dữ liệu nền', () => steps.loadReference(databaseUrl));
  const temporal = await stage.step('Máy chủ Temporal', () => temporalServer(settings, stage));
  const mail = await stage.step('Hộp thư', () => mailServer(settings, stage));

  const environment: PartEnvironment = { databaseUrl, temporalAddress: temporal.address, smtpUrl: mail.smtpUrl };
  await stage.step('Worker', () => stage.keep('worker', 'Worker', () => launchWorker(settings, environment)));
  await stage.step('Máy chủ API', () => stage.keep('api', 'Máy chủ API', () => launchApi(settings, environment)));

  const baseUrl = `http://127.0.0.1:${settings.ports.api}`;
  const accounts =
    settings.mode === 'rehearsal'
      ? await stage.step('Chuẩn bị bản diễn tập', () => steps.seedDemonstration(baseUrl))
      : [];
  const { mode, dataDir } = settings;
  welcome({ mode, baseUrl, mailUrl: mail.webUrl, temporalUrl: temporal.uiUrl, accounts, dataDir }, stage.out);
}

/** Asked before anything slow begins, so that a taken port is told at once. PostgreSQL may be ours already. */
async function requirePorts({ ports, temporalAddress, smtpUrl }: StartSettings): Promise<void> {
  await requirePort('máy chủ Bảng Vàng', ports.api, 'BANGVANG_PORT');
  if (!temporalAddress) {
    await requirePort('máy chủ Temporal', ports.temporal, 'BANGVANG_TEMPORAL_PORT');
    await requirePort('trang Temporal', ports.temporalUi, 'BANGVANG_TEMPORAL_UI_PORT');
  }
  if (!smtpUrl) {
    await requirePort('hộp thư thử (nhận thư)', ports.smtp, 'BANGVANG_SMTP_PORT');
    await requirePort('hộp thư thử (trang đọc thư)', ports.mailPage, 'BANGVANG_MAIL_PORT');
  }
}

async function database({ databaseUrl, dataDir, ports }: StartSettings, stage: Stage): Promise<string> {
  if (databaseUrl) return databaseUrl;
  let { postgres: port } = ports;
  let url = '';
  await stage.keep('postgres', 'PostgreSQL', async () => {
    const server = await startPostgres({ dataDir: join(dataDir, 'postgres'), port, onProgress: stage.out });
    port = server.port; // of one found running; after a death it comes back where the others look for it
    await createDatabase(server.superuserUrl, DATABASE);
    url = server.url(DATABASE);
    return server;
  });
  return url;
}

async function temporalServer(settings: StartSettings, stage: Stage): Promise<{ address: string; uiUrl?: string }> {
  if (settings.temporalAddress) return { address: settings.temporalAddress };
  const { ports, temporalNamespace: namespace } = settings;
  const dataDir = join(settings.dataDir, 'temporal');
  mkdirSync(dataDir, { recursive: true });
  await temporalExecutable({ onProgress: stage.out, signal: stage.asked });
  await stage.keep('temporal', 'Máy chủ Temporal', () =>
    startTemporal({ dataDir, port: ports.temporal, uiPort: ports.temporalUi, namespace, onProgress: stage.out }),
  );
  return { address: `127.0.0.1:${ports.temporal}`, uiUrl: `http://127.0.0.1:${ports.temporalUi}` };
}

async function mailServer(settings: StartSettings, stage: Stage): Promise<{ smtpUrl: string; webUrl?: string }> {
  if (settings.smtpUrl) return { smtpUrl: settings.smtpUrl };
  await stage.keep('mail-sink', 'Hộp thư thử', () => launchMailSink(settings));
  const { smtp, mailPage } = settings.ports;
  return { smtpUrl: `smtp://127.0.0.1:${smtp}`, webUrl: `http://127.0.0.1:${mailPage}` };
}

/** The start in progress: what a step may use, and the way to run one. */
class Stage {
  constructor(
    readonly running: Running,
    private readonly pids: PidFile,
    readonly asked: AbortSignal,
    readonly out: Out,
  ) {}

  /** Runs one step with its progress, and none once a stop is asked for. */
  async step<T>(what: string, work: () => Promise<T>): Promise<T> {
    this.asked.throwIfAborted();
    const startedAt = performance.now();
    const result = await withProgress(what, this.out, work);
    this.out(`✓ ${what} (${((performance.now() - startedAt) / 1_000).toFixed(1)} giây)`);
    this.asked.throwIfAborted();
    return result;
  }

  /** Starts a process that is started again when it dies, and notes it for the next supervisor. */
  async keep(name: string, title: string, launch: Parameters<typeof keep>[0]['launch']): Promise<void> {
    const { pids, out } = this;
    const kept = await keep({ title, launch, onPid: (pid) => pids.remember(name, pid), out });
    this.running.add(title, () => kept.stop());
  }
}

/** What has been started. The last is stopped first: API, worker, mail sink, Temporal, PostgreSQL. */
class Running {
  private readonly parts: { readonly title: string; readonly stop: () => Promise<void> }[] = [];

  add(title: string, stop: () => Promise<void>): void {
    this.parts.push({ title, stop });
  }

  /** A part that will not stop does not keep the others from being stopped. */
  async stop(out: Out): Promise<void> {
    for (const { title, stop } of this.parts.reverse()) {
      await stop().then(
        () => out(`  ${title}: đã dừng`),
        (error: Error) => out(`  ${title}: ${error.message}`),
      );
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
