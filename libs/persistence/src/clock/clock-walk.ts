import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@bangvang/domain';
import type { Database } from '../database.js';
import type { Notifier } from '../notifier.js';
import { wakeDueProcedures } from '../relay/wake-queue.js';
import type { Actor, CommandKey } from '../actor.js';
import type { UnitOfWork } from '../unit-of-work.js';
import { type ClockState, readClock } from './clock-state.js';
import { type ClockSetting, setClock } from './set-clock.js';
import { isSettled, nextDue, readUnsettled, type Unsettled } from './unsettled.js';

/** The clock is one subject of the audit. */
const SUBJECT = 'clock/legal';
const SETTLE_LIMIT_MS = 60_000;
const LOOK_AGAIN_MS = 25;
const MOST_WOKEN_AT_ONCE = 500;

/** A walk done: every instant at which something was due, in order, ms since the epoch; the target is the last. */
export interface Walk {
  readonly visited: readonly number[];
}

/** Moves legal time, in rehearsal only and forward only. */
export class ClockWalk {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Walks legal time to an instant: to each due instant on the way, waiting at each until all that is due has happened.
   * So a month moved at once gives the timeline of a month lived. A walk that is stopped stays where it came to.
   * @param to ms since the epoch
   * @param onStep told each instant as it is reached
   * @throws Problem clock-in-production, clock-backward, clock-busy, idempotency-key-reused
   */
  async moveTo(
    to: number,
    actor: Actor,
    command: CommandKey | null,
    onStep: (instant: number) => void = () => {},
  ): Promise<Walk> {
    return this.alone(async () => {
      const before = await this.answered(actor, command);
      if (before) return before;
      const { legalNow } = this.movable(await readClock(this.database));
      if (to < legalNow) throw new Problem('clock-backward', 'Thời điểm được chọn đã qua theo đồng hồ pháp lý.');

      const visited: number[] = [];
      await this.settled();
      for (let next = await nextDue(this.database, to); next !== null; next = await nextDue(this.database, to)) {
        await this.step(next, to, actor);
        visited.push(next);
        onStep(next);
      }
      if (visited.at(-1) !== to) await this.step(to, to, actor);
      await this.set({ movingTo: null }, actor, null);
      return this.work.run(actor, command, async () => ({ visited: [...new Set([...visited, to])] }));
    });
  }

  /**
   * @param rate legal seconds per real second, 0 to stand still
   * @throws Problem clock-in-production, clock-busy
   */
  async setRate(rate: number, actor: Actor, command: CommandKey | null): Promise<ClockState> {
    return this.alone(async () => {
      this.movable(await readClock(this.database));
      return this.work.run(actor, command, async (tx) => {
        await setClock(tx, { rate, movingTo: null });
        tx.audit(SUBJECT, 'set-rate', { rate });
        return readClock(tx);
      });
    });
  }

  private async step(to: number, movingTo: number, actor: Actor): Promise<void> {
    await this.set({ to, movingTo }, actor, new Date(to).toISOString());
    await this.settled();
  }

  /** A command that holds the clock longer than the lock waits is waited for again, within the limit. */
  private async set(setting: ClockSetting, actor: Actor, reached: string | null): Promise<void> {
    const until = performance.now() + SETTLE_LIMIT_MS;
    for (;;) {
      try {
        return await this.work.run(actor, null, async (tx) => {
          await setClock(tx, setting);
          if (reached !== null) tx.audit(SUBJECT, 'move', { to: reached });
        });
      } catch (failure) {
        const busy = failure instanceof Problem && failure.slug === 'try-again-later';
        if (!busy || performance.now() > until) throw failure;
      }
    }
  }

  /** Waits until all that is due has happened, with all that follows from it; wakes what is due and was not told. */
  private async settled(): Promise<void> {
    const until = performance.now() + SETTLE_LIMIT_MS;
    for (;;) {
      const open = await readUnsettled(this.database);
      if (isSettled(open)) return;
      if (performance.now() > until) throw stuck(open);
      if (open.untold > 0) await this.wakeDue();
      else await sleep(LOOK_AGAIN_MS);
    }
  }

  private async wakeDue(): Promise<void> {
    while ((await wakeDueProcedures(this.database)) === MOST_WOKEN_AT_ONCE);
    this.notifier.tell({ woken: true, mailed: false, inbox: [] });
  }

  private movable(state: ClockState): ClockState {
    if (state.mode === 'rehearsal') return state;
    throw new Problem('clock-in-production', 'Đây là hệ thống chính thức: giờ pháp lý là giờ thật.');
  }

  private async answered(actor: Actor, command: CommandKey | null): Promise<Walk | null> {
    if (!command) return null;
    const row = await this.database.one<{ same: boolean; answer: Walk }>(
      'SELECT body_hash = $4 AS same, answer FROM command WHERE person_id = $1 AND route = $2 AND key = $3',
      [actor.personId, command.route, command.key, command.bodyHash],
    );
    return row?.same ? row.answer : null;
  }

  /** One walk at a time, in any process: the lock lives with its connection. */
  private async alone<T>(work: () => Promise<T>): Promise<T> {
    const client = await this.database.pool.connect();
    try {
      const { rows } = await client.query<{ got: boolean }>(
        `SELECT pg_try_advisory_lock(hashtext('legal_clock_walk')) AS got`,
      );
      if (!rows[0]?.got) throw new Problem('clock-busy', 'Một lần chỉnh giờ khác đang chạy.');
      try {
        return await work();
      } finally {
        await client.query(`SELECT pg_advisory_unlock(hashtext('legal_clock_walk'))`);
      }
    } finally {
      client.release();
    }
  }
}

function stuck({ procedures, wakes, messages }: Unsettled): Problem {
  return new Problem('clock-busy', 'Có việc đến hạn chưa thực hiện xong nên giờ dừng tại đây.', {
    extra: { procedures, wakes, messages },
  });
}
