import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundle } from '@temporalio/worker';
import { testServerExecutable } from '@bangvang/infra';
import { installRuntime } from '@bangvang/temporal';
import { TestWorkflowEnvironment } from '@temporalio/testing';

/** The time-skipping server with the project's workflows, for the specs of one file. */
export class ProcedureServer {
  private queues = 0;

  private constructor(
    readonly engine: TestWorkflowEnvironment,
    readonly bundle: WorkflowBundle,
  ) {}

  static async start(): Promise<ProcedureServer> {
    const logger = new DefaultLogger('ERROR');
    installRuntime(logger);
    const [path, bundle] = await Promise.all([testServerExecutable(), bundled(logger)]);
    const engine = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    });
    return new ProcedureServer(engine, bundle);
  }

  stop(): Promise<void> {
    return this.engine.teardown();
  }

  /** Real instant of the engine, ms since the epoch. */
  readonly now = (): Promise<number> => this.engine.currentTimeMs();

  /** Runs `during` while a worker serves these activities on a queue of its own. */
  async with<T>(activities: object, during: (taskQueue: string) => Promise<T>): Promise<T> {
    this.queues += 1;
    const taskQueue = `queue-${this.queues}`;
    const worker = await Worker.create({
      connection: this.engine.nativeConnection,
      taskQueue,
      workflowBundle: this.bundle,
      activities,
    });
    return worker.runUntil(during(taskQueue));
  }
}

/** The workflows as a worker of these sources runs them. */
export function bundled(logger: DefaultLogger): Promise<WorkflowBundle> {
  return bundleWorkflowCode({
    workflowsPath: join(process.cwd(), 'workflows', 'src', 'index.ts'),
    logger,
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, conditionNames: ['source', 'import', 'require', 'default'] },
    }),
  });
}
