import { makeItemKey } from '@bangvang/ballot/server';
import { Bell, KEY_CHANNEL, Listener, makeMissingKeys, type UnitOfWork } from '@bangvang/persistence';

export interface BallotKeysOptions {
  /** Of the database to listen on. */
  readonly url: string;
  readonly work: UnitOfWork;
  /** Told when making keys begins to fail and when it works again. */
  readonly report: (what: string, why?: unknown) => void;
}

/** Keys of one transaction; the thread pool makes them side by side, 100 ms of a core each. */
const PAGE = 4;
const SWEEP_EVERY_MS = 10_000;

/**
 * Makes the keys of the items that will be voted on in secret, as they come onto an agenda. Looks at the rows, so that a notice lost, a sweep
 * missed or a worker killed is made good by the next look, and several workers share the work.
 */
export class BallotKeys {
  private readonly bell = new Bell();
  private readonly listener: Listener;
  private life: Promise<void> = Promise.resolve();
  private stopping = false;
  private failing = false;

  constructor(private readonly options: BallotKeysOptions) {
    this.listener = new Listener({ url: options.url, channels: [KEY_CHANNEL], onNotice: () => this.bell.ring() });
  }

  start(): void {
    this.listener.start();
    this.life = this.live();
  }

  /** Resolves when the page under way is kept. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await Promise.all([this.listener.stop(), this.life]);
  }

  private async live(): Promise<void> {
    const { report } = this.options;
    while (!this.stopping) {
      try {
        await this.makeAll();
        if (this.failing) report('keys of ballots are made again');
        this.failing = false;
      } catch (failure) {
        if (!this.failing) report('keys of ballots cannot be made, they wait', failure);
        this.failing = true;
      }
      if (!this.stopping) await this.bell.rest(SWEEP_EVERY_MS);
    }
  }

  private async makeAll(): Promise<void> {
    for (let made = 1; made > 0 && !this.stopping;) {
      made = await this.options.work.asProcedure((tx) => makeMissingKeys(tx, makeItemKey, PAGE));
    }
  }
}
