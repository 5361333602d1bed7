import {
  cloudEventOf,
  eventIdOf,
  type OutgoingEvent,
  type PauseAfter,
  type WebhookOutbox,
} from '@bangvang/persistence';
import { ChannelLoop } from './channel-loop.js';
import { retryPauseMs } from './retry-pause.js';
import { WebhookRefused, type WebhookSender } from './webhook-sender.js';

export interface WebhookChannelOptions {
  /** Of the database to listen on. */
  readonly url: string;
  readonly outbox: WebhookOutbox;
  readonly sender: WebhookSender;
  /** URI of the installation: the events' `source`. */
  readonly source: string;
  /** Told when events begin to wait for the database, and of each given up. */
  readonly report: (what: string, why?: unknown) => void;
  readonly pauseMs?: PauseAfter;
  readonly sweepEveryMs?: number;
}

/** As long as a mail waits. */
const pauseAfter: PauseAfter = (failures) => retryPauseMs(failures);

const BATCH = 10;
/** Receivers called at a time: each waits in a lane of its own, and holds no connection to the database meanwhile. */
const LANES = 16;

/**
 * Tells webhooks the events they asked for, as the audit grows. Each receiver has a lane of its own: one that fails or
 * is slow delays no other.
 */
export class WebhookChannel {
  private readonly loop: ChannelLoop;
  /** What is being sent, by webhook. */
  private readonly lanes = new Map<string, Promise<void>>();
  private broken: unknown = null;

  constructor(private readonly options: WebhookChannelOptions) {
    this.loop = new ChannelLoop({
      url: options.url,
      listensTo: [],
      sweepEveryMs: options.sweepEveryMs ?? 1_000,
      round: (stopping) => this.sendDue(stopping),
      report: options.report,
      words: { failing: 'events cannot be read, they wait', working: 'events are read again' },
    });
  }

  start(): void {
    this.loop.start();
  }

  /** Resolves when the events being sent are settled. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await Promise.all(this.lanes.values());
  }

  /** Reads on, and opens a lane for each webhook that has something due and none yet. @throws when the database is away */
  private async sendDue(stopping: () => boolean): Promise<boolean> {
    const { broken } = this;
    this.broken = null;
    if (broken) throw broken;
    const { outbox } = this.options;
    const more = await outbox.feed();
    for (const webhookId of await outbox.due()) {
      if (this.lanes.size < LANES && !this.lanes.has(webhookId)) this.open(webhookId, stopping);
    }
    return more;
  }

  private open(webhookId: string, stopping: () => boolean): void {
    const lane = this.sendAll(webhookId, stopping)
      .catch((failure: unknown) => void (this.broken ??= failure))
      .finally(() => {
        this.lanes.delete(webhookId);
        this.loop.wake();
      });
    this.lanes.set(webhookId, lane);
  }

  private async sendAll(webhookId: string, stopping: () => boolean): Promise<void> {
    for (let reached = true; reached && !stopping();) {
      const batch = await this.options.outbox.take(webhookId, BATCH);
      reached = (await this.sendBatch(webhookId, batch, stopping)) && batch.length === BATCH;
    }
  }

  /** One event after another. @returns whether the receiver could be reached to the end */
  private async sendBatch(
    webhookId: string,
    batch: readonly OutgoingEvent[],
    stopping: () => boolean,
  ): Promise<boolean> {
    const { outbox, pauseMs = pauseAfter } = this.options;
    for (const [at, event] of batch.entries()) {
      const rest = batch.slice(at).map(({ deliveryId }) => deliveryId);
      if (stopping()) {
        await outbox.putBack(rest, 0);
        return false;
      }
      const failure = await this.sendOne(event);
      if (failure === null) continue;
      const gone = failure instanceof WebhookRefused && failure.gone;
      if (await outbox.disableIfFailing(webhookId, gone)) return false;
      if (failure instanceof WebhookRefused) continue;
      await outbox.putBack(rest.slice(1), pauseMs(1, failure) ?? 0);
      return false;
    }
    return true;
  }

  /** @returns what went wrong, or null */
  private async sendOne(event: OutgoingEvent): Promise<unknown> {
    const { outbox, sender, source, report, pauseMs = pauseAfter } = this.options;
    const body = JSON.stringify(cloudEventOf(event, source));
    try {
      await sender.send({ url: event.url, secret: event.secret, id: eventIdOf(event), body });
    } catch (failure) {
      const pause = pauseMs(event.attempts + 1, failure);
      const outcome = pause === null ? 'dead' : 'retry';
      await outbox.settle(event.deliveryId, { outcome, failure, pauseMs: pause ?? 0 });
      if (outcome === 'dead') report(`delivery ${event.deliveryId} is given up`, failure);
      return failure;
    }
    await outbox.settle(event.deliveryId, { outcome: 'sent', pauseMs: 0 });
    return null;
  }
}
