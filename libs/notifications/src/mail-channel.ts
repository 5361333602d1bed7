import { Bell, Listener, MAIL_CHANNEL, type MailOutbox, type PauseAfter } from '@bangvang/persistence';
import { isServerAway, mailPauseMs, type MailTransport } from './mail-transport.js';

export interface MailChannelOptions {
  /** Of the database to listen on. */
  readonly url: string;
  readonly outbox: MailOutbox;
  /** Null: no mail server is set, messages wait. */
  readonly transport: MailTransport | null;
  /** Told when sending begins to fail and when it works again, and of each message given up. */
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
const SHORTEST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Sends the messages of the outbox by mail as they come. What cannot be sent now is tried again, with the same Message-ID. */
export class MailChannel {
  private readonly bell = new Bell();
  private readonly listener: Listener;
  private life: Promise<void> = Promise.resolve();
  private stopping = false;
  private failures = 0;

  constructor(private readonly options: MailChannelOptions) {
    this.listener = new Listener({ url: options.url, channels: [MAIL_CHANNEL], onNotice: () => this.bell.ring() });
  }

  get health(): MailHealth {
    if (!this.options.transport) {
      return { state: 'off', note: 'Chưa đặt SMTP_URL: thư đôn đốc đang chờ, chưa được gửi đi.' };
    }
    if (this.failures > 0) return { state: 'failing', note: 'Chưa gửi được thư; hệ thống tự thử lại.' };
    return { state: 'working', note: 'Thư được gửi bình thường.' };
  }

  start(): void {
    const { transport, report } = this.options;
    if (!transport) return report(this.health.note);
    this.listener.start();
    this.life = this.live(transport);
  }

  /** Resolves when the message being sent is settled. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await Promise.all([this.listener.stop(), this.life]);
    this.options.transport?.close();
  }

  private async live(transport: MailTransport): Promise<void> {
    const { sweepEveryMs = 2_000, report } = this.options;
    while (!this.stopping) {
      try {
        const more = await this.sendBatch(transport);
        if (this.failures > 0) report('mail goes out again');
        this.failures = 0;
        if (!more) await this.bell.rest(sweepEveryMs);
      } catch (failure) {
        if (this.failures++ === 0) report('mail cannot be sent, it waits', failure);
        await this.pause();
      }
    }
  }

  /** @returns whether more may be due. @throws when the mail server or the database is away */
  private async sendBatch(transport: MailTransport): Promise<boolean> {
    const ids = await this.options.outbox.due(BATCH);
    const waiting = [...ids];
    let away: unknown;
    const lane = async (): Promise<void> => {
      for (let id = waiting.shift(); id && !away && !this.stopping; id = waiting.shift()) {
        const failure = await this.sendOne(transport, id);
        if (failure && isServerAway(failure)) away = failure;
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    const broken = lanes.find((result) => result.status === 'rejected');
    if (broken) throw broken.reason;
    if (away) throw away;
    return ids.length === BATCH;
  }

  private async sendOne(transport: MailTransport, id: string): Promise<unknown> {
    const { outbox, report, pauseMs = mailPauseMs } = this.options;
    const { outcome, failure } = await outbox.attempt(id, (message) => transport.send(message), pauseMs);
    if (outcome === 'dead') report(`delivery ${id} is given up`, failure);
    return failure;
  }

  private async pause(): Promise<void> {
    const until = performance.now() + Math.min(SHORTEST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
    while (!this.stopping && performance.now() < until) await this.bell.rest(until - performance.now());
  }
}
