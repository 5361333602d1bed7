import { atTime, type LegalDay } from './legal-day.js';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from './working-calendar.js';

/**
 * Who is told by a rung. `holder`: who holds the task, or the whole group while nobody does; `home-affairs`: the lead;
 * `unit-head`: the head of the body that owes; `chair`: the chair of the level; `council-chair`: of the issuer's council.
 */
export type Told = 'unit-officer' | 'unit-head' | 'home-affairs' | 'issuer' | 'council-chair' | 'holder' | 'chair';

/** By what a person is told: on his own page here, or by mail. */
export type Channel = 'in-app' | 'mail';

/** The formal letter of reminder (công văn đôn đốc) that a step has drafted for signature. */
export interface LetterStep {
  /** Who is competent to sign it: at the issuer, or the lead of its Home Affairs. */
  readonly signer: 'campaign-issuer' | 'decider' | 'home-affairs';
  /** Who of the body receives it. */
  readonly to: readonly ('unit-officer' | 'unit-head')[];
  /** Degree of urgency (mức độ khẩn); none where absent. */
  readonly urgency?: string;
}

/** Over how long the bodies of one campaign are urged by one step, and how far apart, in minutes. */
export interface Spread {
  readonly minutes: number;
  readonly tickMinutes: number;
}

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
  /** Absent: everybody at once. */
  readonly spread?: Spread | null;
  /** Absent: by every channel. */
  readonly channels?: readonly Channel[] | null;
  readonly letter?: LetterStep;
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
  /** Place in the ladder, from 0: of two rungs of one instant the later step counts. */
  readonly place: number;
  readonly step: LadderStep;
}

/**
 * The rungs of a duty in the order of time; rungs of one instant keep the ladder's order. Steps from the arrival are not
 * among them. Every rung is on a working day: of a due day off, the day's own step comes on the working day before it.
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
    .map((step, place) => ({ code: step.code, dueAt: atTime(dayOfStep(calendar, day, step), step.at), place, step }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

function dayOfStep(calendar: WorkingCalendar, dueOn: LegalDay, { offsetDays }: LadderStep): LegalDay {
  if (offsetDays === 0 && !isWorkingDay(calendar, dueOn)) return addWorkingDays(calendar, dueOn, -1);
  return addWorkingDays(calendar, dueOn, offsetDays);
}

/**
 * Of one duty's unfired rungs, what to send now: the latest one due; earlier ones missed meanwhile are superseded by it.
 * @param unfired rungs not yet fired, in any order; those still ahead are left alone
 * @param now ms since the epoch
 */
export function rungsToFire<R extends { readonly dueAt: number; readonly place: number }>(
  unfired: readonly R[],
  now: number,
): { readonly send: R | null; readonly superseded: readonly R[] } {
  const due = unfired.filter(({ dueAt }) => dueAt <= now).toSorted((a, b) => a.dueAt - b.dueAt || a.place - b.place);
  return { send: due.at(-1) ?? null, superseded: due.slice(0, -1) };
}
