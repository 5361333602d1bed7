import { giveBackLapsed, type UnitOfWork } from '@bangvang/persistence';
import { reportFor } from './report.js';

const EVERY_MS = 15_000;

/**
 * Gives back what substitutes hold past the last day of their mandate. Looks at the rows, so that a sweep missed while nothing ran is
 * made good by the next one, and several workers do no harm.
 */
export class MandateSweep {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly work: UnitOfWork) {}

  start(): void {
    this.sweep();
    this.timer = setInterval(() => this.sweep(), EVERY_MS);
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private sweep(): void {
    this.running = this.running
      .then(() => this.giveBack())
      .catch((failure: unknown) => reportFor('mandates')('put off', failure));
  }

  private async giveBack(): Promise<void> {
    for (let returned = 1; returned > 0;) returned = await this.work.asProcedure((tx) => giveBackLapsed(tx));
  }
}
