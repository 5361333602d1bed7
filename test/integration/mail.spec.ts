import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { MailChannel, type MailChannelOptions, mailTransport } from '@bangvang/notifications';
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
  await database.rows('DELETE FROM message');
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

  it('is given up after its last attempt, and the next one still goes out', async () => {
    await mailServer((address) => address.startsWith('nobody'));
    const dead = await aMessage({ address: 'nobody@tamduong.example' });
    await aMessage();
    await onChannel({ pauseMs: (failures) => (failures < 3 ? 10 : null) }, async () => {
      await until(async () => (await inState('dead')) === 1 && (await inState('sent')) === 1);
    });
    expect(await attemptsOf(dead)).toBe(3);
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

async function mailServer(refuses: (address: string) => boolean = () => false): Promise<void> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => done(refuses(address) ? new Error('550 no such mailbox') : null),
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
}: { address?: string | null; rungId?: string | null } = {}): Promise<string> {
  const [id, personId] = [newId(), newId()];
  await database.rows(`INSERT INTO person (id, code, full_name) VALUES ($1::uuid, $1::uuid::text, 'Nguyễn Thị Hoa')`, [
    personId,
  ]);
  await database.rows(
    `INSERT INTO message (id, key, kind, rung_id, subject_kind, subject_id, person_id, address, title, text, told_at)
     VALUES ($1::uuid, $1::uuid::text, 'rung', $2, 'duty', $1::uuid, $3, $4, 'Đôn đốc nộp kế hoạch', E'Kính gửi,\n\nCòn 3 ngày.', legal_now())`,
    [id, rungId, personId, address],
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
  const [row] = await database.rows<{ n: number }>('SELECT count(*)::int AS n FROM message WHERE state = $1', [state]);
  return row!.n;
}

async function attemptsOf(id: string): Promise<number> {
  const [row] = await database.rows<{ attempts: number }>('SELECT attempts FROM message WHERE id = $1', [id]);
  return row!.attempts;
}

function messageIdOf(raw: string): string | undefined {
  return /^Message-ID: (\S+)/im.exec(raw)?.[1];
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 15_000; performance.now() < end; await sleep(30)) if (await holds()) return;
  throw new Error('did not come to hold within 15 s');
}
