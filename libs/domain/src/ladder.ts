import { atTime, type LegalDay } from './legal-day.js';
import { addWorkingDays, type WorkingCalendar } from './working-calendar.js';

/** Who is told by a rung; `holder`: who holds the task, or the whole group while nobody does. */
export type Told = 'unit-officer' | 'unit-head' | 'home-affairs' | 'issuer' | 'holder';

/** One step of an urging ladder (đôn đốc). */
export interface LadderStep {
  readonly code: string;
  /** Working days: negative before the due day, 0 on it, positive after. */
  readonly offsetDays: number;
  /** Clock time 'HH:MM' of that day. */
  readonly at: string;
  readonly tells: readonly Told[];
  /** Whether a formal letter of reminder goes out. */
  readonly letter?: boolean;
  /** Whether the body joins the list of overdue units for the issuer. */
  readonly overdueList?: boolean;
}

/** A step on its instant for one due day. `dueAt`: ms since the epoch. */
export interface Rung {
  readonly code: string;
  readonly dueAt: number;
  readonly step: LadderStep;
}

/**
 * The rungs of a duty in the order of time; rungs of one instant keep the ladder's order.
 * A due day on a day off is kept for offset 0; the days before and after it are counted as working days.
 * @throws Problem no-calendar-year, invalid-input
 */
export function rungsOf(calendar: WorkingCalendar, dueOn: LegalDay, ladder: readonly LadderStep[]): readonly Rung[] {
  return ladder
    .map((step) => ({
      code: step.code,
      dueAt: atTime(addWorkingDays(calendar, dueOn, step.offsetDays), step.at),
      step,
    }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

/**
 * Of one duty's unfired rungs, what to send now: the latest one due; earlier ones missed meanwhile are superseded by it.
 * @param unfired rungs not yet fired, in any order; those still ahead are left alone
 * @param now ms since the epoch
 */
export function rungsToFire<R extends { readonly dueAt: number }>(
  unfired: readonly R[],
  now: number,
): { readonly send: R | null; readonly superseded: readonly R[] } {
  const due = unfired.filter(({ dueAt }) => dueAt <= now).toSorted((a, b) => a.dueAt - b.dueAt);
  return { send: due.at(-1) ?? null, superseded: due.slice(0, -1) };
}
