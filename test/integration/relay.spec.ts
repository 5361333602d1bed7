import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createDatabase,
  freePort,
  type PostgresServer,
  repositoryRoot,
  startPostgres,
  startTemporal,
  temporaryFolder,
  type TemporalServer,
} from '@bangvang/infra';
import {
  Database,
  dataSource,
  guardPool,
  newId,
  Notifier,
  UnitOfWork,
  wakeDueProcedures,
  WakeQueue,
  WakeRelay,
} from '@bangvang/persistence';
import {
  buildBundle,
  connect,
  installRuntime,
  type TemporalConnection,
  WakeSignaller,
  WorkerHost,
} from '@bangvang/temporal';
import { DefaultLogger } from '@temporalio/worker';
import type { DataSource } from 'typeorm';

jest.setTimeout(120_000);

const NAMESPACE = 'relay';
const folder = temporaryFolder();
let postgres: PostgresServer;
let temporal: TemporalServer;
let temporalPort: number;
let connection: TemporalConnection;
let source: DataSource;
let database: Database;
let work: UnitOfWork;
let bundle: string;

beforeAll(async () => {
  installRuntime(new DefaultLogger('ERROR'));
  postgres = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(postgres.superuserUrl, 'relay');
  source = await dataSource({ url: postgres.url('relay'), poolSize: 20 }).initialize();
  await source.runMigrations();
  database = new Database(source);
  guardPool(database.pool);
  work = new UnitOfWork(database, new Notifier(() => database.pool));
  temporalPort = await freePort();
  mkdirSync(join(folder, 'temporal'));
  await temporalUp();
  connection = connect({ address: `127.0.0.1:${temporalPort}`, namespace: NAMESPACE });
  const root = repositoryRoot();
  bundle = await buildBundle(
    {
      workflowsPath: join(root, 'test/fixtures/follow/index.ts'),
      sources: [join(root, 'test/fixtures/follow')],
      salt: '',
      cacheDir: join(folder, 'bundle'),
    },
    new DefaultLogger('ERROR'),
  );
});

afterAll(async () => {
  await connection?.close();
  await source?.destroy();
  await temporal?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('A fact with something to follow', () => {
  it('reaches its procedure, which is started by the first one, and leaves no wake behind', async () => {
    const id = newId();
    await onRelay(async () => {
      await fact(id);
      await until(async () => (await signalsOf(id)) === 1);
      await fact(id);
      await until(async () => (await signalsOf(id)) === 2);
    });
    expect(await waiting()).toBe(0);
  });

  it('becomes one signal when several facts come together', async () => {
    const id = newId();
    for (let n = 0; n < 5; n += 1) await fact(id);
    await onRelay(() => until(async () => (await waiting()) === 0));
    expect(await signalsOf(id)).toBe(1);
  });

  it('waits while the engine is away, and is followed once it is back', async () => {
    const ids = Array.from({ length: 30 }, newId);
    await temporal.stop();
    await onRelay(async () => {
      for (const id of ids) await fact(id);
      await sleep(1_500);
      expect(await waiting()).toBe(30);
      await temporalUp();
      await onHost(() => until(() => followed(ids)));
    });
    expect(await waiting()).toBe(0);
  });

  it('is relayed after the database was away', async () => {
    const id = newId();
    await onRelay(async () => {
      await database.rows(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
      );
      await until(() =>
        fact(id).then(
          () => true,
          () => false,
        ),
      );
      await until(async () => (await signalsOf(id)) === 1);
    });
  });

  it('is not lost when the relay fails after it took the wake', async () => {
    await fact(newId());
    const queue = new WakeQueue(database);
    await expect(queue.relay(() => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
    expect(await waiting()).toBe(1);
    await queue.relay(async () => []);
  });

  it('is put back when its procedure alone cannot be told', async () => {
    const [told, refused] = [newId(), newId()];
    await fact(told);
    await fact(refused);
    const queue = new WakeQueue(database);
    const relayed = await queue.relay(async (wakes) => wakes.filter(({ id }) => id === refused));
    expect(relayed).toEqual({ taken: 2, putBack: 1 });
    expect(await waiting()).toBe(1);
    await queue.relay(async () => []);
  });

  it('is taken by one of two relays only', async () => {
    const ids = Array.from({ length: 100 }, newId);
    for (const id of ids) await fact(id);
    const taken: string[] = [];
    const take = () =>
      new WakeQueue(database).relay(async (wakes) => {
        taken.push(...wakes.map(({ id }) => id));
        await sleep(200);
        return [];
      }, 60);
    await Promise.all([take(), take()]);
    expect(taken.toSorted()).toEqual(ids.toSorted());
    expect(await waiting()).toBe(0);
  });
});

describe('A procedure that did not follow', () => {
  it('is woken again by the sweep after five seconds, and then not for ten', async () => {
    const id = newId();
    await fact(id);
    const queue = new WakeQueue(database);
    await queue.relay(async () => []); // the engine lost it
    expect(await queue.sweep()).toBe(0);
    await database.rows(`UPDATE procedure SET touched_at = touched_at - interval '6 s' WHERE id = $1`, [id]);
    expect(await queue.sweep()).toBe(1);
    await queue.relay(async () => []);
    expect(await queue.sweep()).toBe(0);
    await database.rows(`UPDATE procedure SET swept_at = swept_at - interval '11 s' WHERE id = $1`, [id]);
    expect(await queue.sweep()).toBe(1);
    await queue.relay(async () => []);
    await database.rows('UPDATE procedure SET followed_version = fact_version');
  });

  it('is woken when its own instant is due, with a version it has not seen', async () => {
    const id = newId();
    await fact(id);
    const queue = new WakeQueue(database);
    await queue.relay(async () => []);
    await database.rows(
      `UPDATE procedure SET followed_version = 1, due_at = legal_now() - interval '50 ms' WHERE id = $1`,
      [id],
    );
    expect(await queue.sweep()).toBe(0); // its timer is only just late
    expect(await wakeDueProcedures(database)).toBe(1);
    const versions: number[] = [];
    await queue.relay(async (wakes) => {
      versions.push(...wakes.map(({ version }) => version));
      return [];
    });
    expect(versions).toEqual([2]);
  });
});

async function temporalUp(): Promise<void> {
  temporal = await startTemporal({ dataDir: join(folder, 'temporal'), port: temporalPort, namespace: NAMESPACE });
}

function fact(id: string): Promise<void> {
  return work.asProcedure(async (tx) => tx.wake('award-dossier', id));
}

async function onRelay(act: () => Promise<void>): Promise<void> {
  const signaller = new WakeSignaller(connection);
  const relay = new WakeRelay({
    url: postgres.url('relay'),
    queue: new WakeQueue(database),
    deliver: (wakes) => signaller.deliver(wakes),
    report: () => undefined,
  });
  relay.start();
  try {
    await act();
  } finally {
    await relay.stop();
  }
}

/** Runs the smallest procedure on a worker of its own. */
async function onHost(act: () => Promise<void>): Promise<void> {
  const host = new WorkerHost({
    address: `127.0.0.1:${temporalPort}`,
    namespace: NAMESPACE,
    bundle: async () => bundle,
    activities: {
      async follow(id: string, version: number): Promise<void> {
        await database.rows('UPDATE procedure SET followed_version = greatest(followed_version, $2) WHERE id = $1', [
          id,
          version,
        ]);
      },
    },
    report: () => undefined,
  });
  host.start();
  try {
    await act();
  } finally {
    await host.stop();
  }
}

async function followed(ids: readonly string[]): Promise<boolean> {
  const [row] = await database.rows<{ n: number }>(
    'SELECT count(*)::int AS n FROM procedure WHERE followed_version = fact_version AND id = ANY ($1)',
    [ids],
  );
  return row!.n === ids.length;
}

async function waiting(): Promise<number> {
  const [row] = await database.rows<{ n: number }>('SELECT count(*)::int AS n FROM wake');
  return row!.n;
}

async function signalsOf(id: string): Promise<number> {
  try {
    const { events } = await connection.client.workflow.getHandle(`award-dossier/${id}`).fetchHistory();
    return (events ?? []).filter(({ workflowExecutionSignaledEventAttributes: signal }) => signal).length;
  } catch {
    return 0;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 30_000; performance.now() < end; await sleep(50)) if (await holds()) return;
  throw new Error('did not come to hold within 30 s');
}
