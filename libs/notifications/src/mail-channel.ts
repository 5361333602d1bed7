import { MAIL_CHANNEL, type MailOutbox, type PauseAfter } from '@bangvang/persistence';
import { ChannelLoop } from './channel-loop.js';
import { composeDigest } from './compose-digest.js';
import { inLanes } from './in-lanes.js';
import { isServerAway, mailPauseMs, type MailTransport } from './mail-transport.js';

export interface MailChannelOptions {
  /** Of the database to listen on. */
  readonly url: string;
  readonly outbox: MailOutbox;
  /** Null: no mail server is set, messages wait. */
  readonly transport: MailTransport | null;
  /** Told when sending begins to fail and when it works again, and of each delivery given up. */
  readonly report: (what: string, why?: unknown) => void;
  /** How long a message waits after so many failures, the last of them given, in ms; null gives it up. */
  readonly pauseMs?: PauseAfter;
  readonly sweepEveryMs?: number;
}

export interface MailHealth {
  /** `off`: no mail server is set. */
  readonly state: 'off' | 'working' | 'failing';
  /** In Vietnamese, for whoever looks after the installation. */
  readonly note: string;
}

const BATCH = 50;
const LANES = 2;

/** Sends the messages of the outbox by mail as they come. What cannot be sent now is tried again, with the same Message-ID. */
export class MailChannel {
  private readonly loop: ChannelLoop;

  constructor(private readonly options: MailChannelOptions) {
    this.loop = new ChannelLoop({
      url: options.url,
      listensTo: [MAIL_CHANNEL],
      sweepEveryMs: options.sweepEveryMs ?? 2_000,
      round: (stopping) => this.sendBatch(options.transport!, stopping),
      report: options.report,
      words: { failing: 'mail cannot be sent, it waits', working: 'mail goes out again' },
    });
  }

  get health(): MailHealth {
    if (!this.options.transport) {
      return { state: 'off', note: 'Chưa đặt SMTP_URL: thư đôn đốc đang chờ, chưa được gửi đi.' };
    }
    if (this.loop.failing) return { state: 'failing', note: 'Chưa gửi được thư; hệ thống tự thử lại.' };
    return { state: 'working', note: 'Thư được gửi bình thường.' };
  }

  start(): void {
    if (this.options.transport) this.loop.start();
    else this.options.report(this.health.note);
  }

  /** Resolves when the message being sent is settled. */
  async stop(): Promise<void> {
    await this.loop.stop();
    this.options.transport?.close();
  }

  /** @returns whether more may be due. @throws when the mail server or the database is away */
  private async sendBatch(transport: MailTransport, stopping: () => boolean): Promise<boolean> {
    await this.options.outbox.arrange(composeDigest);
    const ids = await this.options.outbox.due(BATCH);
    let away: unknown;
    await inLanes(LANES, ids, async (id) => {
      if (away || stopping()) return;
      const failure = await this.sendOne(transport, id);
      if (failure && isServerAway(failure)) away = failure;
    });
    if (away) throw away;
    return ids.length === BATCH;
  }

  private async sendOne(transport: MailTransport, id: string): Promise<unknown> {
    const { outbox, report, pauseMs = mailPauseMs } = this.options;
    const { outcome, failure } = await outbox.attempt(id, (message) => transport.send(message), pauseMs);
    if (outcome === 'dead') report(`delivery ${id} is given up`, failure);
    return failure;
  }
}
