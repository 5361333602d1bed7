import { WAKE_CHANNEL } from '../notifier.js';
import { Bell } from './bell.js';
import { Listener } from './listener.js';
import type { Deliver, WakeQueue } from './wake-queue.js';

export interface WakeRelayOptions {
  /** Of the database to listen on. */
  readonly url: string;
  readonly queue: WakeQueue;
  readonly deliver: Deliver;
  /** Told when relaying begins to fail and when it works again. */
  readonly report: (what: string, why?: unknown) => void;
  readonly sweepEveryMs?: number;
}

const BATCH = 100;
/** While one lane fetches and commits, the other delivers. */
const LANES = 2;
/** So many wakes at once speak of more behind them; after a single one a second lane would find nothing. */
const WORTH_ANOTHER_LANE = 8;
const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Carries wakes from the database to the engine as they come, sweeps for what was missed, and rings at the instants
 * that people wait for. While the engine is away the rows wait where they are.
 */
export class WakeRelay {
  private readonly bell = new Bell();
  private readonly listener: Listener;
  private life: Promise<void> = Promise.resolve();
  private stopping = false;
  private failures = 0;

  constructor(private readonly options: WakeRelayOptions) {
    this.listener = new Listener({ url: options.url, channels: [WAKE_CHANNEL], onNotice: () => this.bell.ring() });
  }

  get healthy(): boolean {
    return this.failures === 0;
  }

  start(): void {
    this.listener.start();
    this.life = this.live();
  }

  /** Resolves when the batch under way is delivered or put back. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await Promise.all([this.listener.stop(), this.life]);
  }

  private async live(): Promise<void> {
    const { queue, report, sweepEveryMs = 2_000 } = this.options;
    let nextSweep = 0;
    let nextInstant = Infinity;
    while (!this.stopping) {
      try {
        if (performance.now() >= nextSweep) {
          nextSweep = performance.now() + sweepEveryMs;
          await queue.sweep();
          nextInstant = 0;
        }
        if (performance.now() >= nextInstant) nextInstant = await this.ringPunctually();
        await this.drain();
        if (this.failures > 0) report('wakes are relayed again');
        this.failures = 0;
        await this.bell.rest(Math.max(1, Math.min(nextSweep, nextInstant) - performance.now()));
      } catch (failure) {
        if (this.failures++ === 0) report('wakes cannot be relayed, they wait', failure);
        await this.pause();
      }
    }
  }

  /**
   * Wakes what is due to the moment. The next instant is asked for first: one that passes meanwhile is woken now.
   * @returns when the next one is, on the clock of `performance.now()`
   */
  private async ringPunctually(): Promise<number> {
    const inMs = await this.options.queue.nextPunctual();
    await this.options.queue.wakePunctual();
    return performance.now() + (inMs ?? Infinity);
  }

  /** Until nothing is left to take. A wake put back waits for the next round. */
  private async drain(): Promise<void> {
    const { queue, deliver, report } = this.options;
    const lanes: Promise<void>[] = [];
    let failure: unknown;
    const openLane = (): void => void lanes.push(lane().catch((why: unknown) => void (failure ??= why)));
    const lane = async (): Promise<void> => {
      while (!this.stopping) {
        const { taken, putBack } = await queue.relay((wakes) => {
          if (wakes.length >= WORTH_ANOTHER_LANE && lanes.length < LANES) openLane();
          return deliver(wakes);
        }, BATCH);
        if (putBack > 0) report(`${putBack} wakes were refused and put back`);
        if (taken < BATCH || putBack > 0) return;
      }
    };
    openLane();
    for (const underWay of lanes) await underWay;
    if (failure) throw failure;
  }

  /** Notices do not shorten it: each would only try a server that is away. */
  private async pause(): Promise<void> {
    const until = performance.now() + Math.min(SHORTEST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
    while (!this.stopping && performance.now() < until) await this.bell.rest(until - performance.now());
  }
}
