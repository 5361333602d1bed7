import { atTime, type LegalDay } from './legal-day.js';
import { addWorkingDays, type WorkingCalendar } from './working-calendar.js';

/**
 * Who is told by a rung. `holder`: who holds the task, or the whole group while nobody does; `home-affairs`: the lead;
 * `unit-head`: the head of the body that owes; `chair`: the chair of the level.
 */
export type Told = 'unit-officer' | 'unit-head' | 'home-affairs' | 'issuer' | 'holder' | 'chair';

/** One step of an urging ladder (đôn đốc). */
export interface LadderStep {
  readonly code: string;
  /** Where its days are counted from: the due day, or the day the task arrived in its group. */
  readonly from?: 'due' | 'arrival';
  /** Working days: negative before that day, 0 on it, positive after. */
  readonly offsetDays: number;
  /** Clock time 'HH:MM' of that day. */
  readonly at: string;
  readonly tells: readonly Told[];
  /** Whether a formal letter of reminder goes out. */
  readonly letter?: boolean;
  /** Whether the body joins the list of overdue units for the issuer. */
  readonly overdueList?: boolean;
  /** The step is passed over where somebody holds the task by then: a start deadline. */
  readonly unless?: 'claimed';
  /** The step also gives the task to the lead of the group's body. */
  readonly reassign?: 'lead';
}

/** A step on its instant for one due day. `dueAt`: ms since the epoch. */
export interface Rung {
  readonly code: string;
  readonly dueAt: number;
  readonly step: LadderStep;
}

/**
 * The rungs of a duty in the order of time; rungs of one instant keep the ladder's order. Steps from the arrival are not
 * among them. A due day on a day off is kept for offset 0; the days before and after it are counted as working days.
 * @throws Problem no-calendar-year, invalid-input
 */
export function rungsOf(calendar: WorkingCalendar, dueOn: LegalDay, ladder: readonly LadderStep[]): readonly Rung[] {
  return rungsFrom(
    calendar,
    dueOn,
    ladder.filter(({ from }) => from !== 'arrival'),
  );
}

/**
 * The rungs that look at how long a task has lain in its group, in the order of time.
 * @param arrivedOn the day it arrived, which is not counted
 * @throws Problem no-calendar-year, invalid-input
 * @source Civil Code 2015, Art. 147(2): the day of the event is not counted
 */
export function arrivalRungsOf(
  calendar: WorkingCalendar,
  arrivedOn: LegalDay,
  ladder: readonly LadderStep[],
): readonly Rung[] {
  return rungsFrom(
    calendar,
    arrivedOn,
    ladder.filter(({ from }) => from === 'arrival'),
  );
}

function rungsFrom(calendar: WorkingCalendar, day: LegalDay, steps: readonly LadderStep[]): readonly Rung[] {
  return steps
    .map((step) => ({
      code: step.code,
      dueAt: atTime(addWorkingDays(calendar, day, step.offsetDays), step.at),
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
