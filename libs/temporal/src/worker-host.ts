import { setTimeout as sleep } from 'node:timers/promises';
import { TASK_QUEUE } from '@bangvang/contracts';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { TemporalAddress } from './connection.js';

export interface WorkerHostOptions extends TemporalAddress {
  /** Gives the path of the prebuilt workflow bundle; asked again when it failed. */
  readonly bundle: () => Promise<string>;
  /** The activities by name. Methods are called on the object they came from. */
  readonly activities: object;
  /** Procedures kept ready in memory; one waiting costs some 100 KB. */
  readonly cachedWorkflows?: number;
  /** Local activities at a time: no more than the pool has connections for. */
  readonly localActivities?: number;
  /** Told of every failure to reach the engine and of its return. */
  readonly report: (what: string, why?: unknown) => void;
}

/** `waiting`: the engine cannot be reached yet. */
export type WorkerHostState = 'idle' | 'waiting' | 'running' | 'stopping' | 'stopped';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
const GRACE_MS = 4_000;
const FORCE_MS = 7_000;

/**
 * Runs the engine's worker in this process for as long as it lives: while the engine is away it tries again, and
 * it ends only when told to.
 */
export class WorkerHost {
  private readonly stopping = new AbortController();
  private worker: Worker | null = null;
  private life: Promise<void> = Promise.resolve();
  private current: WorkerHostState = 'idle';

  constructor(private readonly options: WorkerHostOptions) {}

  get state(): WorkerHostState {
    return this.current;
  }

  /** Begins, without waiting for the engine. */
  start(): void {
    if (this.current !== 'idle') return;
    this.current = 'waiting';
    this.life = this.live();
  }

  /** Takes no more work, lets what runs finish, and resolves when nothing runs. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.current === 'idle') this.current = 'stopped';
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.life;
  }

  private async live(): Promise<void> {
    const { signal } = this.stopping;
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const begun = performance.now();
      try {
        await this.run();
      } catch (failure) {
        this.options.report('the engine cannot be reached, trying again', failure);
      }
      if (signal.aborted) break;
      this.current = 'waiting';
      pauseMs = performance.now() - begun > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
    this.current = 'stopped';
  }

  /** One life of the native worker: until it is shut down or fails. */
  private async run(): Promise<void> {
    const { address, namespace, bundle, activities, cachedWorkflows = 250, localActivities = 12 } = this.options;
    const codePath = await bundle();
    if (this.stopping.signal.aborted) return;
    const connection = await NativeConnection.connect({ address });
    try {
      const worker = await Worker.create({
        connection,
        namespace,
        taskQueue: TASK_QUEUE,
        workflowBundle: { codePath },
        activities,
        maxCachedWorkflows: cachedWorkflows,
        maxConcurrentWorkflowTaskExecutions: 32,
        maxConcurrentWorkflowTaskPolls: 8,
        maxConcurrentLocalActivityExecutions: localActivities,
        // Every activity is local, so nobody waits for others.
        enableNonLocalActivities: false,
        shutdownGraceTime: GRACE_MS,
        shutdownForceTime: FORCE_MS,
      });
      if (this.stopping.signal.aborted) return;
      this.worker = worker;
      const running = worker.run();
      this.current = 'running';
      this.options.report('worker running');
      await running;
    } finally {
      this.worker = null;
      await connection.close();
    }
  }
}
