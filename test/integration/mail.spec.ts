import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { MailChannel, type MailChannelOptions, mailPauseMs, mailTransport } from '@bangvang/notifications';
import { Database, dataSource, MailOutbox, newId } from '@bangvang/persistence';
import { SMTPServer } from 'smtp-server';
import type { DataSource } from 'typeorm';

jest.setTimeout(60_000);

const folder = temporaryFolder();
let postgres: PostgresServer;
let source: DataSource;
let database: Database;
let port: number;
let server: SMTPServer | null = null;
let received: string[] = [];

beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(postgres.superuserUrl, 'mail');
  source = await dataSource({ url: postgres.url('mail'), poolSize: 10 }).initialize();
  await source.runMigrations();
  database = new Database(source);
  port = await freePort();
});
beforeEach(async () => {
  received = [];
  await database.rows('TRUNCATE message, delivery, delivery_attempt');
});
afterEach(async () => {
  const closing = server;
  server = null;
  await new Promise<void>((resolve) => (closing ? closing.close(resolve) : resolve()));
});
afterAll(async () => {
  await source?.destroy();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('A message to an officer with an address', () => {
  it('goes out once, also with two channels at work', async () => {
    await mailServer();
    const ids = await Promise.all(Array.from({ length: 40 }, () => aMessage()));
    await onChannel({}, () => onChannel({}, () => until(async () => (await inState('sent')) === 40)));
    expect(received.map(messageIdOf).toSorted()).toEqual(ids.map((id) => `<${id}@bangvang>`).toSorted());
    expect(received[0]).toContain('Subject: =?UTF-8?');
    expect(received[0]).toContain('text/plain');
    expect(received[0]).toContain('text/html');
  });

  it('is withdrawn when what it urges was settled before it was sent', async () => {
    await mailServer();
    const { id: rungId, dutyId } = await aRung();
    await aMessage({ rungId });
    await database.rows(
      `UPDATE duty SET settled_at = legal_now(), settled_by = 'filing', version = version + 1 WHERE id = $1`,
      [dutyId],
    );
    await onChannel({}, () => until(async () => (await inState('withdrawn')) === 1));
    expect(received).toEqual([]);
  });

  it('is withdrawn when the deadline it speaks of was moved', async () => {
    await mailServer();
    const { id: rungId, dutyId } = await aRung();
    await aMessage({ rungId });
    await database.rows('UPDATE duty SET deadline_rev = deadline_rev + 1, version = version + 1 WHERE id = $1', [
      dutyId,
    ]);
    await onChannel({}, () => until(async () => (await inState('withdrawn')) === 1));
    expect(received).toEqual([]);
  });

  it('goes out when its duty is still open', async () => {
    await mailServer();
    const { id: rungId } = await aRung();
    await aMessage({ rungId });
    await onChannel({}, () => until(async () => (await inState('sent')) === 1));
    expect(received).toHaveLength(1);
  });

  it('is tried again with the same Message-ID after the mail server was away', async () => {
    const id = await aMessage();
    const said: string[] = [];
    await onChannel({ report: (what) => said.push(what) }, async () => {
      await until(async () => (await attemptsOf(id)) > 0);
      await mailServer();
      await until(async () => (await inState('sent')) === 1);
    });
    expect(received.map(messageIdOf)).toEqual([`<${id}@bangvang>`]);
    expect(said).toEqual(['mail cannot be sent, it waits', 'mail goes out again']);
  });

  it('refused for the moment is given up after its last attempt, and the next one still goes out', async () => {
    await mailServer((address) => (address.startsWith('nobody') ? 450 : null));
    const dead = await aMessage({ address: 'nobody@tamduong.example' });
    await aMessage();
    await onChannel({ pauseMs: (failures) => (failures < 3 ? 10 : null) }, async () => {
      await until(async () => (await inState('dead')) === 1 && (await inState('sent')) === 1);
    });
    expect(await attemptsOf(dead)).toBe(3);
    expect(await logOf(dead)).toEqual(['retry', 'retry', 'dead']);
  });

  it('refused for good is given up at once, with a reason that names nobody', async () => {
    await mailServer((address) => (address.startsWith('nobody') ? 550 : null));
    const dead = await aMessage({ address: 'nobody@tamduong.example' });
    await onChannel({ pauseMs: mailPauseMs }, () => until(async () => (await inState('dead')) === 1));
    expect(await logOf(dead)).toEqual(['dead']);
    const [row] = await database.rows<{ why: string }>('SELECT last_error AS why FROM delivery');
    expect(row!.why).toContain('550');
    expect(row!.why).not.toContain('nobody');
  });
});

describe('A message that goes in-app only', () => {
  it('has no way out by mail, unless the law requires it', async () => {
    await database.rows(
      `INSERT INTO notice_kind VALUES ('letter', 'Công văn', 'Letter', true, false, 'x') ON CONFLICT DO NOTHING`,
    );
    await aMessage({ channels: ['in-app'] });
    expect(await inState('pending')).toBe(0);
    await aMessage({ channels: ['in-app'], kind: 'letter' });
    expect(await inState('pending')).toBe(1);
  });
});

describe('A message taken back', () => {
  it('is seen no more, unless somebody has read it', async () => {
    const [unseen, seen] = [await aMessage(), await aMessage()];
    await database.rows('UPDATE message SET read_at = legal_now() WHERE id = $1', [seen]);
    const [taken] = await database.rows<{ n: number }>('SELECT take_back($1) AS n', [[unseen, seen]]);
    expect(taken!.n).toBe(2);
    expect(await inState('withdrawn')).toBe(2);
    expect(await database.rows('SELECT id FROM message WHERE withdrawn_at IS NOT NULL')).toEqual([{ id: unseen }]);
  });
});

describe('A message that cannot be mailed', () => {
  it('is marked when its person has no address', async () => {
    await mailServer();
    await aMessage({ address: null });
    await onChannel({}, () => until(async () => (await inState('unaddressed')) === 1));
  });

  it('waits, and the channel says why, when no mail server is set', async () => {
    await aMessage();
    const said: string[] = [];
    await onChannel({ transport: null, report: (what) => said.push(what) }, () => sleep(300));
    expect(await inState('pending')).toBe(1);
    expect(said).toEqual(['Chưa đặt SMTP_URL: thư đôn đốc đang chờ, chưa được gửi đi.']);
  });
});

/** @param refuses the code with which an address is refused, or null */
async function mailServer(refuses: (address: string) => number | null = () => null): Promise<void> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const responseCode = refuses(address);
      done(responseCode === null ? null : Object.assign(new Error(`no mailbox <${address}>`), { responseCode }));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
}

async function onChannel(changed: Partial<MailChannelOptions>, act: () => Promise<void>): Promise<void> {
  const channel = new MailChannel({
    url: postgres.url('mail'),
    outbox: new MailOutbox(database),
    transport: mailTransport({ url: `smtp://127.0.0.1:${port}`, from: 'Bảng Vàng <bangvang@tamduong.example>' }),
    report: () => undefined,
    pauseMs: () => 100,
    sweepEveryMs: 100,
    ...changed,
  });
  channel.start();
  try {
    await act();
  } finally {
    await channel.stop();
  }
}

async function aMessage({
  address = 'hoa@tamduong.example',
  rungId = null,
  kind = 'reminder',
  channels = null,
}: {
  address?: string | null;
  rungId?: string | null;
  kind?: string;
  channels?: readonly string[] | null;
} = {}): Promise<string> {
  const [id, personId] = [newId(), newId()];
  await database.rows(`INSERT INTO person (id, code, full_name) VALUES ($1::uuid, $1::uuid::text, 'Nguyễn Thị Hoa')`, [
    personId,
  ]);
  await database.rows(
    `INSERT INTO message (id, key, kind, rung_id, subject_kind, subject_id, person_id, address, title, text, channels, told_at)
     VALUES ($1::uuid, $1::uuid::text, $5, $2, 'duty', $1::uuid, $3, $4, 'Đôn đốc nộp kế hoạch', E'Kính gửi,\n\nCòn 3 ngày.', $6, legal_now())`,
    [id, rungId, personId, address, kind, channels],
  );
  return id;
}

async function aRung(): Promise<{ id: string; dutyId: string }> {
  const [id, dutyId, campaignId, bodyId] = [newId(), newId(), newId(), newId()];
  await database.rows(
    `INSERT INTO body (id, code, level, deciding_level) VALUES ($1::uuid, $1::uuid::text, 'commune', 'commune')`,
    [bodyId],
  );
  await database.rows(
    `INSERT INTO campaign (id, issuer_body_id, document, title, kind, stage, ends_on, ends_at, proposals_due_on, proposals_due_at)
     VALUES ($1, $2, '{}', 'Phong trào', 'special', 'drafted', '2023-10-30', '2023-10-30T17:00:00Z', '2023-10-30', '2023-10-30T17:00:00Z')`,
    [campaignId, bodyId],
  );
  await database.rows(
    `INSERT INTO duty (id, campaign_id, body_id, kind, name, source_ref, nature, due_on, due_at, deadline_rev)
     VALUES ($1, $2, $3, 'plan', 'Kế hoạch', 'III.2', 'chasing', '2023-06-22', '2023-06-22T17:00:00Z', 1)`,
    [dutyId, campaignId, bodyId],
  );
  await database.rows(
    `INSERT INTO rung (id, owner_kind, owner_id, subject_id, step_code, deadline_rev, tells, due_at)
     VALUES ($1, 'duty', $2, $3, 'before-3', 1, '{unit-officer}', '2023-06-19T01:00:00Z')`,
    [id, dutyId, campaignId],
  );
  return { id, dutyId };
}

async function inState(state: string): Promise<number> {
  const [row] = await database.rows<{ n: number }>('SELECT count(*)::int AS n FROM delivery WHERE state = $1', [state]);
  return row!.n;
}

async function attemptsOf(id: string): Promise<number> {
  const [row] = await database.rows<{ attempts: number }>('SELECT attempts FROM delivery WHERE message_id = $1', [id]);
  return row!.attempts;
}

/** Outcomes of the attempts at a message, in order. */
async function logOf(id: string): Promise<readonly string[]> {
  const rows = await database.rows<{ outcome: string }>(
    `SELECT a.outcome FROM delivery AS d JOIN delivery_attempt AS a ON a.delivery_id = d.id
      WHERE d.message_id = $1 ORDER BY a.nth`,
    [id],
  );
  return rows.map(({ outcome }) => outcome);
}

function messageIdOf(raw: string): string | undefined {
  return /^Message-ID: (\S+)/im.exec(raw)?.[1];
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 15_000; performance.now() < end; await sleep(30)) if (await holds()) return;
  throw new Error('did not come to hold within 15 s');
}
