import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type Child } from './child-process.js';
import { answersWithin, requirePort } from './ports.js';
import { withProgress, type OnProgress } from './progress.js';
import { runProgram, type Outcome } from './run-program.js';
import { temporalExecutable } from './temporal-executable.js';

export interface TemporalOptions {
  /** Receives `temporal.db` (the whole state) and `temporal.log`. */
  readonly dataDir: string;
  readonly port: number;
  /** Where its own web pages are to be; none without it. */
  readonly uiPort?: number;
  readonly namespace: string;
  readonly onProgress?: OnProgress;
}

export interface TemporalServer extends Child {
  /** host:port for clients and workers. */
  readonly address: string;
  readonly uiUrl?: string;
}

/** A server of one file: enough for one installation, and what it holds can be rebuilt from the rows. */
const READY_LIMIT_MS = 60_000;
const RETENTION = '720h';

/**
 * Starts Temporal's development server on loopback, its state in one SQLite file that outlives it, and returns once
 * the namespace answers. Gets the program first where the machine has none (see `temporalExecutable`).
 * @throws Error in Vietnamese when a port is taken, the program cannot be had or the server dies
 */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { dataDir, port, uiPort, namespace, onProgress = () => {} } = options;
  const program = await temporalExecutable({ onProgress });
  await requirePort('máy chủ Temporal', port, 'BANGVANG_TEMPORAL_PORT');
  if (uiPort !== undefined) await requirePort('trang Temporal', uiPort, 'BANGVANG_TEMPORAL_UI_PORT');
  mkdirSync(dataDir, { recursive: true });

  const logFile = join(dataDir, 'temporal.log');
  const args = serverArguments(options);
  const child = await startChild({ command: program, args, cwd: dataDir, logFile, givesWay: true });
  const address = `127.0.0.1:${port}`;
  try {
    await withProgress('Khởi động máy chủ Temporal', onProgress, () =>
      Promise.race([ready(program, address, port, namespace), death(child, logFile)]),
    );
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { ...child, address, ...(uiPort !== undefined && { uiUrl: `http://127.0.0.1:${uiPort}` }) };
}

function serverArguments({ dataDir, port, uiPort, namespace }: TemporalOptions): readonly string[] {
  const ui = uiPort === undefined ? ['--headless'] : ['--ui-ip', '127.0.0.1', '--ui-port', String(uiPort)];
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), ...ui],
    ...['--db-filename', join(dataDir, 'temporal.db'), '--namespace', namespace],
    ...['--log-level', 'warn', '--log-format', 'json'],
  ];
}

/** The port opens before the namespace is served, so the namespace itself is asked. */
async function ready(program: string, address: string, port: number, namespace: string): Promise<void> {
  const until = performance.now() + READY_LIMIT_MS;
  let said = `cổng ${port} không trả lời`;
  while (performance.now() < until) {
    if (await answersWithin(port, 1_000)) {
      const { code, output } = await operate(program, address, namespace, ['describe']);
      if (code === 0) return output.includes(`${RETENTION}0m0s`) ? undefined : keepLonger(program, address, namespace);
      said = output;
    }
    await sleep(100);
  }
  throw new Error(`Máy chủ Temporal chưa sẵn sàng sau ${READY_LIMIT_MS / 1_000} giây: ${said}`);
}

/** A new namespace forgets finished procedures after a day; a month lets a person look back on a rehearsal. */
async function keepLonger(program: string, address: string, namespace: string): Promise<void> {
  const { code, output } = await operate(program, address, namespace, ['update', '--retention', RETENTION]);
  if (code !== 0) throw new Error(`Không đặt được thời hạn lưu của Temporal: ${output}`);
}

function operate(program: string, address: string, namespace: string, act: readonly string[]): Promise<Outcome> {
  return runProgram({
    command: program,
    args: [
      ...['operator', 'namespace', ...act],
      ...['--namespace', namespace, '--address', address, '--command-timeout', '3s'],
    ],
    cwd: '/',
    limitMs: 10_000,
  });
}

async function death(child: Child, logFile: string): Promise<never> {
  const how = await child.exited;
  const said = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
  throw new Error(`Máy chủ Temporal dừng ngay khi khởi động (${how}). Nhật ký: ${logFile}\n${said}`);
}
