import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { TASK_QUEUE, type SessionActivities, type SessionFile, WAKE_SIGNAL } from '@bangvang/contracts';
import { testServerExecutable } from '@bangvang/infra';

jest.setTimeout(120_000);

const WORKFLOW = 'councilSession';
const MINUTE = 60_000;
const OWN_FILE = join(__dirname, 'council-session.workflow.ts');

let env: TestWorkflowEnvironment;
let code: string;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const path = await testServerExecutable();
  env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
  ({ code } = await bundleWorkflowCode({
    workflowsPath: OWN_FILE,
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, conditionNames: ['source', 'import', 'require', 'default'] },
    }),
  }));
});
afterAll(async () => {
  await env?.teardown();
});

/** A session as rows in memory, on the test server's clock. Windows close when followed; any call may come twice. */
class SessionInMemory implements SessionActivities {
  version = 1;
  stage: SessionFile['stage'] = 'convened';
  windowEndsAt: number | null = null;
  ended = false;
  readonly closedAt: number[] = [];

  private readonly failed = new Set<string>();

  /** @param failing whether each activity fails the first time */
  constructor(private readonly failing = false) {}

  async followSession(): Promise<SessionFile> {
    this.failOnce('followSession');
    const now = await env.currentTimeMs();
    if (this.windowEndsAt !== null && this.windowEndsAt <= now) {
      this.closedAt.push(now);
      this.windowEndsAt = null;
    }
    return { version: this.version, stage: this.stage, wakeAt: this.windowEndsAt };
  }

  async endSession(): Promise<void> {
    this.failOnce('endSession');
    this.ended = true;
  }

  private failOnce(name: string): void {
    if (!this.failing || this.failed.has(name)) return;
    this.failed.add(name);
    throw new Error(`${name} fails once`);
  }
}

let sessions = 0;

/** Runs the procedure on these rows; `play` acts as the people do. Replays its history, returns its result. */
async function held(
  rows: SessionInMemory,
  play: (fact: (stage: SessionFile['stage'], windowEndsAt?: number | null) => Promise<void>) => Promise<void>,
): Promise<unknown> {
  const taskQueue = `${TASK_QUEUE}-${(sessions += 1)}`;
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: { code },
    activities: { followSession: () => rows.followSession(), endSession: () => rows.endSession() },
  });
  return worker.runUntil(async () => {
    const workflowId = `council-session/${taskQueue}`;
    const handle = await env.client.workflow.start(WORKFLOW, { workflowId, taskQueue, args: [{ id: taskQueue }] });
    await play(async (stage, windowEndsAt = rows.windowEndsAt) => {
      rows.stage = stage;
      rows.windowEndsAt = windowEndsAt;
      rows.version += 1;
      await handle.signal(WAKE_SIGNAL, rows.version);
    });
    const result = await handle.result();
    await Worker.runReplayHistory({ workflowBundle: { code } }, await handle.fetchHistory());
    return result;
  });
}

describe('A council session as a procedure', () => {
  it('closes the voting window at its end, then ends with the signed minutes', async () => {
    const rows = new SessionInMemory();
    const endsAt = (await env.currentTimeMs()) + 30 * MINUTE;
    const result = await held(rows, async (fact) => {
      await fact('open', endsAt);
      await env.sleep(31 * MINUTE);
      expect(rows.closedAt).toHaveLength(1);
      expect(rows.closedAt[0]! - endsAt).toBeLessThan(MINUTE);
      await fact('minutes-signed');
    });
    expect(result).toBe('minutes-signed');
    expect(rows.ended).toBe(true);
  });

  it('follows a window that moved before it rang', async () => {
    const rows = new SessionInMemory();
    const start = await env.currentTimeMs();
    await held(rows, async (fact) => {
      await fact('open', start + 60 * MINUTE);
      await env.sleep(MINUTE);
      await fact('open', start + 10 * MINUTE);
      await env.sleep(12 * MINUTE);
      expect(rows.closedAt[0]! - start).toBeLessThan(12 * MINUTE);
      await fact('minutes-signed');
    });
  });

  it('ends when the session is cancelled, also when every activity fails once', async () => {
    const rows = new SessionInMemory(true);
    expect(await held(rows, (fact) => fact('cancelled'))).toBe('cancelled');
    expect(rows.ended).toBe(true);
  });

  it('ends at once when begun anew on a session already signed', async () => {
    const rows = new SessionInMemory();
    rows.stage = 'minutes-signed';
    expect(await held(rows, async () => undefined)).toBe('minutes-signed');
  });
});
