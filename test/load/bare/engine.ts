import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Child, startChild } from '@bangvang/infra';
import { connect, type TemporalConnection } from '@bangvang/temporal';
import type { Client, WorkflowHandleWithSignaledRunId } from '@temporalio/client';
import type { Pool } from 'pg';
import type { answering, stepping } from './workflows.js';

export interface BareEngineOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly address: string;
  readonly namespace: string;
  readonly databaseUrl: string;
  readonly pool: Pool;
}

/** The engine without the product: same server, same worker settings, a table of one column for its facts. */
export class BareEngine {
  private constructor(
    private readonly temporal: TemporalConnection,
    private readonly pool: Pool,
    readonly worker: Child,
  ) {}

  static async start({ root, dataDir, address, namespace, databaseUrl, pool }: BareEngineOptions): Promise<BareEngine> {
    await pool.query(
      'CREATE TABLE bare_fact (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, subject text NOT NULL)',
    );
    const built = join(root, 'test', 'load', 'dist', 'test', 'load', 'bare');
    const worker = await startChild({
      command: process.execPath,
      args: [
        join(built, 'worker-main.js'),
        ...['--address', address, '--namespace', namespace, '--database', databaseUrl],
        ...['--workflows', join(built, 'workflows.js')],
      ],
      cwd: root,
      env: { TZ: 'UTC' },
      givesWay: true,
      logFile: join(dataDir, 'logs', 'bare-worker.log'),
    });
    const engine = new BareEngine(connect({ address, namespace }), pool, worker);
    try {
      await engine.step([await engine.begin(1)]); // the first workflow waits for the worker's bundle
    } catch (failure) {
      await engine.stop();
      throw failure;
    }
    return engine;
  }

  /** Workflows that take updates, one for each client. */
  async answering(count: number): Promise<(client: number) => Promise<void>> {
    const handles = await Promise.all(
      Array.from({ length: count }, () =>
        this.client.workflow.start<typeof answering>('answering', {
          taskQueue: 'bare',
          workflowId: `bare/${randomUUID()}`,
          args: ['answering'],
        }),
      ),
    );
    return (client) => handles[client]!.executeUpdate<void, []>('record');
  }

  /** A workflow that waits for its first step. */
  async begin(steps: number, subject: string = randomUUID()): Promise<string> {
    await this.client.workflow.start<typeof stepping>('stepping', {
      taskQueue: 'bare',
      workflowId: `bare/${subject}`,
      args: [subject, steps],
    });
    return subject;
  }

  /** Starts and wakes in one call, as the product's relay does. */
  wakeWithStart(subject: string, steps: number): Promise<WorkflowHandleWithSignaledRunId> {
    return this.client.workflow.signalWithStart<typeof stepping>('stepping', {
      taskQueue: 'bare',
      workflowId: `bare/${subject}`,
      args: [subject, steps],
      signal: 'wake',
    });
  }

  async wake(subject: string): Promise<void> {
    await this.client.workflow.getHandle(`bare/${subject}`).signal('wake');
  }

  /** How many facts the subjects have written since. */
  async facts(): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>({
      name: 'facts',
      text: 'SELECT count(*)::int AS n FROM bare_fact',
    });
    return rows[0]!.n;
  }

  /** Wakes each subject once and waits until each has written its fact. */
  async step(subjects: readonly string[]): Promise<void> {
    const before = await this.facts();
    await Promise.all(subjects.map((subject) => this.wake(subject)));
    await this.written(before + subjects.length);
  }

  /** Waits until so many facts are written in all. */
  async written(count: number, lookEveryMs = 5): Promise<void> {
    const until = performance.now() + 300_000;
    while ((await this.facts()) < count) {
      if (performance.now() > until) throw new Error('the bare engine does not follow');
      await new Promise((resume) => setTimeout(resume, lookEveryMs));
    }
  }

  async stop(): Promise<void> {
    await this.worker.stop();
    await this.temporal.close();
  }

  private get client(): Client {
    return this.temporal.client;
  }
}
