import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { MailChannel, type MailChannelOptions, mailTransport } from '@bangvang/notifications';
import { Database, dataSource, MailOutbox, newId, Notifier, UnitOfWork } from '@bangvang/persistence';
import { SMTPServer } from 'smtp-server';
import type { DataSource } from 'typeorm';

/** What a message of these tests says differently from the usual one. */
export interface MessageTerms {
  readonly personId?: string;
  readonly address?: string | null;
  readonly rungId?: string | null;
  readonly kind?: string;
  readonly channels?: readonly string[] | null;
  readonly title?: string;
}

/** A database with an outbox, a mail server of its own, and channels between them. */
export class MailScene {
  received: string[] = [];
  private server: SMTPServer | null = null;

  private constructor(
    private readonly folder: string,
    private readonly postgres: PostgresServer,
    private readonly source: DataSource,
    private readonly port: number,
    readonly database: Database,
    readonly work: UnitOfWork,
  ) {}

  static async set(): Promise<MailScene> {
    const folder = temporaryFolder();
    const postgres = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
    await createDatabase(postgres.superuserUrl, 'mail');
    const source = await dataSource({ url: postgres.url('mail'), poolSize: 10 }).initialize();
    await source.runMigrations();
    const database = new Database(source);
    const work = new UnitOfWork(database, new Notifier(() => database.pool));
    return new MailScene(folder, postgres, source, await freePort(), database, work);
  }

  /** For scenes of other areas that tell people something. */
  get dataSource(): DataSource {
    return this.source;
  }

  async clear(): Promise<void> {
    this.received = [];
    await this.database.rows('TRUNCATE message, delivery, delivery_attempt');
  }

  async end(): Promise<void> {
    await this.closeServer();
    await this.source.destroy();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param refuses the code with which an address is refused, or null */
  async openServer(refuses: (address: string) => number | null = () => null): Promise<void> {
    const received = this.received;
    this.server = new SMTPServer({
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
    this.server.on('error', () => undefined);
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server.server, 'listening');
  }

  async closeServer(): Promise<void> {
    const closing = this.server;
    this.server = null;
    await new Promise<void>((resolve) => (closing ? closing.close(resolve) : resolve()));
  }

  /** Runs a channel while something happens. */
  async onChannel(changed: Partial<MailChannelOptions>, act: () => Promise<void>): Promise<void> {
    const channel = new MailChannel({
      url: this.postgres.url('mail'),
      outbox: new MailOutbox(this.database, this.work),
      transport: mailTransport({
        url: `smtp://127.0.0.1:${this.port}`,
        from: 'Bảng Vàng <bangvang@tamduong.example>',
        publicUrl: 'https://thidua.tamduong.example',
      }),
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

  async person(): Promise<string> {
    const id = newId();
    await this.database.rows(
      `INSERT INTO person (id, code, full_name) VALUES ($1::uuid, $1::uuid::text, 'Nguyễn Thị Hoa')`,
      [id],
    );
    return id;
  }

  async message(terms: MessageTerms = {}): Promise<string> {
    const { address = 'hoa@tamduong.example', rungId = null, kind = 'reminder', channels = null } = terms;
    const [id, personId] = [newId(), terms.personId ?? (await this.person())];
    await this.database.rows(
      `INSERT INTO message (id, key, kind, rung_id, subject_kind, subject_id, person_id, address, title, text, channels, told_at)
       VALUES ($1::uuid, $1::uuid::text, $5, $2, 'duty', coalesce((SELECT owner_id FROM rung WHERE id = $2), $1::uuid), $3,
               $4, $7, E'Kính gửi: Xã Bình Lư\n\nCòn 3 ngày.', $6, legal_now())`,
      [id, rungId, personId, address, kind, channels, terms.title ?? 'Đôn đốc nộp kế hoạch'],
    );
    return id;
  }

  async rung(): Promise<{ id: string; dutyId: string }> {
    const [id, dutyId, campaignId, bodyId] = [newId(), newId(), newId(), newId()];
    const { database } = this;
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

  async inState(state: string): Promise<number> {
    const [row] = await this.database.rows<{ n: number }>('SELECT count(*)::int AS n FROM delivery WHERE state = $1', [
      state,
    ]);
    return row!.n;
  }

  async attemptsOf(id: string): Promise<number> {
    const [row] = await this.database.rows<{ attempts: number }>(
      'SELECT attempts FROM delivery WHERE message_id = $1',
      [id],
    );
    return row!.attempts;
  }

  /** Outcomes of the attempts at a message, in order. */
  async logOf(id: string): Promise<readonly string[]> {
    const rows = await this.database.rows<{ outcome: string }>(
      `SELECT a.outcome FROM delivery AS d JOIN delivery_attempt AS a ON a.delivery_id = d.id
        WHERE d.message_id = $1 ORDER BY a.nth`,
      [id],
    );
    return rows.map(({ outcome }) => outcome);
  }
}

export function messageIdOf(raw: string): string | undefined {
  return /^Message-ID: (\S+)/im.exec(raw)?.[1];
}

export async function until(holds: () => Promise<boolean>, limitMs = 15_000): Promise<void> {
  for (const end = performance.now() + limitMs; performance.now() < end; await sleep(30)) if (await holds()) return;
  throw new Error(`did not come to hold within ${limitMs} ms`);
}
