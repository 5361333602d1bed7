import { Bell, Listener } from '@bangvang/persistence';

export interface ChannelLoopOptions {
  /** Of the database to listen on. */
  readonly url: string;
  /** Channels of the database that say something may be due. */
  readonly listensTo: readonly string[];
  readonly sweepEveryMs: number;
  /**
   * Sends what is due.
   * @param stopping whether to begin nothing new
   * @returns whether more may be due at once
   * @throws what holds up the channel as a whole: it pauses, longer each time
   */
  readonly round: (stopping: () => boolean) => Promise<boolean>;
  /** Told when the channel begins to fail and when it works again. */
  readonly report: (what: string, why?: unknown) => void;
  readonly words: { readonly failing: string; readonly working: string };
}

const SHORTEST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** The life of a channel: one round after another, woken by notices and by the clock, until it is stopped. */
export class ChannelLoop {
  private readonly bell = new Bell();
  private readonly listener: Listener;
  private life: Promise<void> = Promise.resolve();
  private stopping = false;
  private failures = 0;

  constructor(private readonly options: ChannelLoopOptions) {
    this.listener = new Listener({
      url: options.url,
      channels: options.listensTo,
      onNotice: () => this.bell.ring(),
    });
  }

  get failing(): boolean {
    return this.failures > 0;
  }

  start(): void {
    this.listener.start();
    this.life = this.live();
  }

  /** Begins another round soon. */
  wake(): void {
    this.bell.ring();
  }

  /** Resolves when the round under way has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await Promise.all([this.listener.stop(), this.life]);
  }

  private async live(): Promise<void> {
    const { round, report, sweepEveryMs, words } = this.options;
    while (!this.stopping) {
      try {
        const more = await round(() => this.stopping);
        if (this.failures > 0) report(words.working);
        this.failures = 0;
        if (!more) await this.bell.rest(sweepEveryMs);
      } catch (failure) {
        if (this.failures++ === 0) report(words.failing, failure);
        await this.pause();
      }
    }
  }

  private async pause(): Promise<void> {
    const until = performance.now() + Math.min(SHORTEST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
    while (!this.stopping && performance.now() < until) await this.bell.rest(until - performance.now());
  }
}
