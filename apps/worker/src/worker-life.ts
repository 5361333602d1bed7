import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { MailChannel, WebhookChannel } from '@bangvang/notifications';
import { Database, Notifier, removeOutdated, WakeRelay } from '@bangvang/persistence';
import { installRuntime, type TemporalConnection, WorkerHost } from '@bangvang/temporal';
import { DataSource } from 'typeorm';
import { BallotKeys } from './ballot-keys.js';
import { MandateSweep } from './mandate-sweep.js';
import { NightWatch } from './night-watch.js';
import { engineLogger, reportFor } from './report.js';

/** The worker's connection to the engine, for dependency injection. */
export const TEMPORAL = Symbol('temporal');

const HOUSEKEEPING_EVERY_MS = 3_600_000;

/** Begins and ends the worker's parts in their order: nothing loses its connection while it works. */
@Injectable()
export class WorkerLife implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private housekeeping: NodeJS.Timeout | null = null;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Database) private readonly database: Database,
    @Inject(Notifier) private readonly notifier: Notifier,
    @Inject(TEMPORAL) private readonly temporal: TemporalConnection,
    @Inject(WorkerHost) private readonly host: WorkerHost,
    @Inject(WakeRelay) private readonly relay: WakeRelay,
    @Inject(MailChannel) private readonly mail: MailChannel,
    @Inject(NightWatch) private readonly night: NightWatch,
    @Inject(WebhookChannel) private readonly webhooks: WebhookChannel,
    @Inject(MandateSweep) private readonly mandates: MandateSweep,
    @Inject(BallotKeys) private readonly ballotKeys: BallotKeys,
  ) {}

  onApplicationBootstrap(): void {
    installRuntime(engineLogger());
    this.host.start();
    this.relay.start();
    this.mail.start();
    this.night.start();
    this.webhooks.start();
    this.mandates.start();
    this.ballotKeys.start();
    this.tidyUp();
    this.housekeeping = setInterval(() => this.tidyUp(), HOUSEKEEPING_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.housekeeping) clearInterval(this.housekeeping);
    const parts = [this.host, this.relay, this.mail, this.webhooks, this.night, this.mandates, this.ballotKeys];
    await Promise.all(parts.map((part) => part.stop()));
    await this.temporal.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.notifier.settled();
    await this.source.destroy();
  }

  private tidyUp(): void {
    removeOutdated(this.database).catch((failure: unknown) => reportFor('housekeeping')('put off', failure));
  }
}
