import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, type ReconciliationFindings, takeReconciliation } from '@bangvang/persistence';

const LOOK_EVERY_MS = 3_000;
const AFTER_FAILURE_MS = 60_000;

/**
 * Reconciles rows and engine: every night at the hour of law/operations.yaml, at the next start after a night missed, and
 * whenever a person asked. By real time; two workers never at once.
 */
export class NightWatch {
  private readonly leaving = new AbortController();
  private life: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly reconcile: () => Promise<ReconciliationFindings>,
    private readonly report: (what: string, why?: unknown) => void,
  ) {}

  start(): void {
    this.life = this.watch();
  }

  /** Resolves when what is under way is done. */
  async stop(): Promise<void> {
    this.leaving.abort();
    await this.life;
  }

  private async watch(): Promise<void> {
    while (!this.leaving.signal.aborted) {
      const pause = await this.look();
      await sleep(pause, undefined, { signal: this.leaving.signal }).catch(() => undefined);
    }
  }

  private async look(): Promise<number> {
    try {
      await takeReconciliation(this.database, this.reconcile);
      return LOOK_EVERY_MS;
    } catch (failure) {
      this.report('reconciliation put off', failure);
      return AFTER_FAILURE_MS;
    }
  }
}
