import { formatInstant } from '@bangvang/domain';
import type { SignedInClient } from './client.js';

interface Clock {
  readonly legalNowAt: string;
}

/** Legal time as the rehearsal sees it: reads it, moves it, and tells what happens when. */
export class Timeline {
  private readonly startedAt = Date.now();

  constructor(
    private readonly administrator: SignedInClient,
    private readonly out: (line: string) => void,
  ) {}

  /** Tells one thing that happened, at the legal time it happened. */
  async tell(what: string): Promise<void> {
    const { legalNowAt } = await this.administrator.get<Clock>('/clock');
    this.out(`  ${formatInstant(Date.parse(legalNowAt)).padEnd(24)}  ${what}`);
  }

  /** Starts a chapter of the campaign. */
  chapter(title: string): void {
    this.out(`\n${title}`);
  }

  /** Walks legal time to an instant (`2023-10-31T00:00:00+07:00`); every due instant on the way takes place. */
  async moveTo(instant: string): Promise<void> {
    await this.administrator.post('/clock/moves', { to: new Date(instant).toISOString() });
  }

  /** Waits until every procedure has followed the facts on file. */
  async followed(): Promise<void> {
    const patience = Date.now() + 30_000;
    for (;;) {
      const { items } = await this.administrator.get<{ items: readonly unknown[] }>('/procedures?behind=true');
      if (items.length === 0) return;
      if (Date.now() > patience) throw new Error(`Quy trình chưa theo kịp: ${JSON.stringify(items)}`);
      await new Promise((resume) => setTimeout(resume, 20));
    }
  }

  secondsSinceStart(): number {
    return Math.round((Date.now() - this.startedAt) / 1000);
  }
}
