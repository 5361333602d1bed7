import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { WebhookChannel, type WebhookChannelOptions, webhookSender } from '@bangvang/notifications';
import {
  changeWebhook,
  type CloudEvent,
  Database,
  dataSource,
  type EventType,
  makeWebhook,
  newId,
  Notifier,
  replayEvents,
  THE_PROCEDURE,
  UnitOfWork,
  WebhookOutbox,
} from '@bangvang/persistence';
import type { DataSource } from 'typeorm';
import { Receiver, SECRET } from './support/webhook-receiver.js';

jest.setTimeout(60_000);

const folder = temporaryFolder();
let postgres: PostgresServer;
let source: DataSource;
let database: Database;
let work: UnitOfWork;
let operator: string;
let receiver: Receiver;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(postgres.superuserUrl, 'webhooks');
  source = await dataSource({ url: postgres.url('webhooks'), poolSize: 10 }).initialize();
  await source.runMigrations();
  database = new Database(source);
  work = new UnitOfWork(database, new Notifier(() => database.pool));
  operator = await anAdministrator();
});
beforeEach(async () => {
  receiver = await Receiver.open();
  await database.rows('TRUNCATE webhook, delivery, delivery_attempt, message');
});
afterEach(() => receiver.close());
afterAll(async () => {
  await source?.destroy();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('An event that happens', () => {
  it('is told once, signed, as a CloudEvent without anybody’s name, also with two workers', async () => {
    await aWebhook(['vn.bangvang.dossier.stage-entered']);
    const dossier = newId();
    await happens(`dossier/${dossier}`, 'enterStage', { stage: 'under-appraisal', round: 1, note: 'Bà Hoa' });
    await happens(`dossier/${dossier}`, 'hold', { reason: 'x' });
    await withChannel(() => withChannel(() => until(async () => (await inState('sent')) === 1)));
    expect(receiver.taken).toHaveLength(1);
    expect(receiver.taken[0]).toMatchObject({
      specversion: '1.0',
      id: `dossier/${dossier}/1`,
      source: 'https://thidua.tamduong.example',
      type: 'vn.bangvang.dossier.stage-entered',
      subject: `dossier/${dossier}`,
      data: { subjectId: dossier, stage: 'under-appraisal', round: 1, levelBodyId: null },
    } satisfies Partial<CloudEvent>);
    expect(JSON.stringify(receiver.taken)).not.toContain('Hoa');
  });

  it('is not lost when an earlier transaction commits after it', async () => {
    await aWebhook(['vn.bangvang.campaign.closed']);
    const [early, late] = [newId(), newId()];
    let commit = (): void => undefined;
    const open = new Promise<void>((done) => (commit = done));
    const slow = work.asProcedure(async (tx) => {
      await tx.rows('SELECT txid_current()');
      await open;
      tx.audit(`campaign/${early}`, 'close', {});
    });
    await sleep(100);
    await happens(`campaign/${late}`, 'close', {});
    await withChannel(async () => {
      await sleep(400);
      commit();
      await slow;
      await until(async () => (await inState('sent')) === 2);
    });
    expect(receiver.taken.map(({ subject }) => subject)).toEqual([`campaign/${early}`, `campaign/${late}`]);
  });

  it('before the webhook was made, or of another type, is none of its business', async () => {
    await happens(`campaign/${newId()}`, 'launch', {});
    await aWebhook(['vn.bangvang.campaign.launched']);
    await happens(`campaign/${newId()}`, 'close', {});
    await withChannel(() => sleep(400));
    expect(receiver.taken).toEqual([]);
  });

  it('reaches a webhook restored into another cluster, where transactions count from the start', async () => {
    const id = await aWebhook(['vn.bangvang.campaign.closed']);
    await database.rows('UPDATE webhook SET read_to = 9000000000000 WHERE id = $1', [id]);
    await happens(`campaign/${newId()}`, 'close', {});
    await withChannel(() => until(async () => (await inState('sent')) === 1));
  });
});

describe('A receiver that fails', () => {
  it('is tried again with the same id, and what failed is on the log', async () => {
    await aWebhook(['vn.bangvang.campaign.closed']);
    receiver.answers(500, 302, 200);
    await happens(`campaign/${newId()}`, 'close', {});
    await withChannel(() => until(async () => (await inState('sent')) === 1));
    expect(new Set(receiver.ids).size).toBe(1);
    expect(receiver.ids).toHaveLength(3);
    expect(await database.rows('SELECT outcome, error FROM delivery_attempt ORDER BY nth')).toEqual([
      { outcome: 'retry', error: 'HTTP 500' },
      { outcome: 'retry', error: 'HTTP 302' },
      { outcome: 'sent', error: null },
    ]);
  });

  it('delays no other, though it never answers', async () => {
    receiver.silent = true;
    await aWebhook(['vn.bangvang.campaign.closed'], receiver.url, 'Im lặng');
    const other = await Receiver.open();
    try {
      await aWebhook(['vn.bangvang.campaign.closed'], other.url, 'Khác');
      for (let n = 0; n < 5; n += 1) await happens(`campaign/${newId()}`, 'close', {});
      await withChannel(
        async () => {
          await until(async () => receiver.ids.length > 0 || other.taken.length === 5);
          const began = performance.now();
          for (let n = 0; n < 5; n += 1) await happens(`campaign/${newId()}`, 'close', {});
          await until(async () => other.taken.length === 10);
          expect(performance.now() - began).toBeLessThan(1_500);
        },
        { limitMs: 3_000 },
      );
    } finally {
      await other.close();
    }
  });

  it('is switched off when it says it is gone, and the administrators are told once', async () => {
    const id = await aWebhook(['vn.bangvang.campaign.closed']);
    receiver.answers(410);
    await happens(`campaign/${newId()}`, 'close', {});
    await happens(`campaign/${newId()}`, 'close', {});
    await withChannel(() => until(async () => (await inState('withdrawn')) === 2));
    expect(await database.one('SELECT enabled, disabled_reason AS why FROM webhook WHERE id = $1', [id])).toEqual({
      enabled: false,
      why: 'gone',
    });
    expect(await database.rows(`SELECT person_id AS "personId" FROM message WHERE kind = 'webhook-disabled'`)).toEqual([
      { personId: operator },
    ]);
  });

  it('is switched off after five days of failing; switched on and replayed, it misses nothing', async () => {
    const id = await aWebhook(['vn.bangvang.campaign.closed']);
    await database.rows(`UPDATE webhook SET failing_since = clock_timestamp() - interval '6 days' WHERE id = $1`, [id]);
    receiver.answers(500);
    const began = new Date().toISOString();
    await happens(`campaign/${newId()}`, 'close', {});
    await withChannel(() => until(async () => (await inState('withdrawn')) === 1));
    await happens(`campaign/${newId()}`, 'close', {});
    receiver.answers(200);
    const [hook] = await database.rows<{ version: number }>('SELECT version FROM webhook WHERE id = $1', [id]);
    await work.asProcedure((tx) => changeWebhook(tx, id, hook!.version, terms(['vn.bangvang.campaign.closed'])));
    await withChannel(async () => {
      await sleep(300);
      expect(receiver.taken).toEqual([]);
      const to = new Date(Date.now() + 1_000).toISOString();
      expect(await work.asProcedure((tx) => replayEvents(tx, id, { from: began, to }))).toBe(2);
      await until(async () => receiver.taken.length === 2);
    });
  });
});

describe('A replay of one event', () => {
  it('sends it once more under its id', async () => {
    const id = await aWebhook(['vn.bangvang.campaign.closed']);
    const eventId = `campaign/${newId()}/1`;
    await happens(eventId.replace(/\/1$/, ''), 'close', {});
    await withChannel(async () => {
      await until(async () => (await inState('sent')) === 1);
      expect(await work.asProcedure((tx) => replayEvents(tx, id, { eventId }))).toBe(1);
      await until(async () => receiver.ids.length === 2);
    });
    expect(receiver.ids).toEqual([eventId, eventId]);
  });
});

describe('A webhook to an address within the house', () => {
  it('is not called from an installation that reaches public addresses only', async () => {
    await aWebhook(['vn.bangvang.campaign.closed'], `https://localhost:${new URL(receiver.url).port}/`);
    await happens(`campaign/${newId()}`, 'close', {});
    await withChannel(() => until(async () => (await inState('dead')) === 1), {
      sender: webhookSender({ addresses: 'public' }),
      pauseMs: () => null,
    });
    expect(receiver.ids).toEqual([]);
  });
});

async function withChannel(
  act: () => Promise<void>,
  changed: Partial<WebhookChannelOptions> & { readonly limitMs?: number } = {},
): Promise<void> {
  const channel = new WebhookChannel({
    url: postgres.url('webhooks'),
    outbox: new WebhookOutbox(database, work),
    sender: webhookSender({ addresses: 'loopback', limitMs: changed.limitMs ?? 5_000 }),
    source: 'https://thidua.tamduong.example',
    report: () => undefined,
    pauseMs: (failures) => (failures < 8 ? 50 : null),
    sweepEveryMs: 50,
    ...changed,
  });
  channel.start();
  try {
    await act();
  } finally {
    await channel.stop();
  }
}

const terms = (eventTypes: readonly EventType[], url = receiver.url, name = 'Cổng dữ liệu') => ({
  ...{ name, url, eventTypes, enabled: true },
});

async function aWebhook(eventTypes: readonly EventType[], url = receiver.url, name = 'Cổng dữ liệu'): Promise<string> {
  const { id } = await work.run({ ...THE_PROCEDURE, personId: operator }, null, (tx) =>
    makeWebhook(tx, terms(eventTypes, url, name), SECRET, operator),
  );
  return id;
}

function happens(subject: string, act: string, detail: object): Promise<void> {
  return work.asProcedure(async (tx) => tx.audit(subject, act, detail));
}

async function anAdministrator(): Promise<string> {
  const [person, body, post] = [newId(), newId(), newId()];
  await database.rows(`INSERT INTO person (id, code, full_name) VALUES ($1::uuid, $1::uuid::text, 'Quản trị')`, [
    person,
  ]);
  await database.rows(
    `INSERT INTO body (id, code, level, deciding_level) VALUES ($1::uuid, $1::uuid::text, 'district', 'district')`,
    [body],
  );
  await database.rows(`INSERT INTO role VALUES ('system-admin', 'Quản trị hệ thống')`);
  await database.rows(`INSERT INTO position (id, body_id, role, title) VALUES ($1, $2, 'system-admin', '')`, [
    post,
    body,
  ]);
  await database.rows(
    `INSERT INTO position_holder (position_id, person_id, title, valid_from) VALUES ($1, $2, '', '2020-01-01')`,
    [post, person],
  );
  return person;
}

async function inState(state: string): Promise<number> {
  const [row] = await database.rows<{ n: number }>('SELECT count(*)::int AS n FROM delivery WHERE state = $1', [state]);
  return row!.n;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 15_000; performance.now() < end; await sleep(30)) if (await holds()) return;
  throw new Error('did not come to hold within 15 s');
}
