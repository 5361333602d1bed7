import {
  endAfterSuspension,
  endOfDay,
  endOfLimit,
  isWorkingDay,
  type LadderStep,
  type Limit,
  rungsOf,
  type WorkingCalendar,
} from '@bangvang/domain';

/** Time during which a limit stood still for a hold or an objection. The first day is the event's and is not counted. */
export interface SuspendedTime {
  readonly fromOn: string;
  readonly toOn: string;
}

/** A limit that runs: its event, itself, and the time it stood still. */
export interface RunningLimit {
  /** The day of the event, which is not counted. */
  readonly from: string;
  readonly limit: Limit;
  readonly suspensions: readonly SuspendedTime[];
}

/** When what is owed falls due: the day, its exclusive end (ms since the epoch), and the rungs still ahead. */
export interface VisitDeadline {
  readonly dueOn: string;
  readonly dueAt: number;
  readonly basis: string;
  readonly from: string;
  readonly limit: Limit;
  readonly rungs: readonly { readonly code: string; readonly dueAt: number; readonly tells: readonly string[] }[];
}

/**
 * The deadline of a running limit with the rungs still ahead; none while the dossier is held.
 * @param now ms since the epoch
 * @throws Problem no-calendar-year
 */
export function limitDeadline(
  calendar: WorkingCalendar,
  running: RunningLimit,
  urging: { readonly ladder: readonly LadderStep[]; readonly held: boolean; readonly now: number },
): VisitDeadline {
  const dueOn = dueDay(calendar, running);
  const suspended = suspendedDays(calendar, running);
  const ahead = urging.held ? [] : rungsOf(calendar, dueOn, urging.ladder).filter(({ dueAt }) => dueAt > urging.now);
  return {
    ...{ dueOn, dueAt: endOfDay(dueOn), from: running.from, limit: running.limit },
    basis: basisOf(running, suspended),
    rungs: ahead.map(({ code, dueAt, step }) => ({ code, dueAt, tells: step.tells })),
  };
}

/** The last day of a running limit: its end, moved by the working days it stood still. @throws Problem no-calendar-year */
export function dueDay(calendar: WorkingCalendar, running: RunningLimit): string {
  const end = endOfLimit(calendar, running.from, running.limit);
  return endAfterSuspension(calendar, end, suspendedDays(calendar, running));
}

/** Working days a limit stood still; what came before it began does not count. @throws Problem no-calendar-year */
export function suspendedDays(calendar: WorkingCalendar, { from, suspensions }: RunningLimit): number {
  const days = suspensions.map(({ fromOn, toOn }) => workingDaysAfter(calendar, fromOn > from ? fromOn : from, toOn));
  return days.reduce((sum, count) => sum + count, 0);
}

/** Working days after one day up to and with another; 0 where that comes first. @throws Problem no-calendar-year */
export function workingDaysAfter(calendar: WorkingCalendar, from: string, to: string): number {
  let count = 0;
  for (let day = dayAfter(from); day <= to; day = dayAfter(day)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

const UNIT_NAMES = { 'working-days': 'ngày làm việc', 'calendar-days': 'ngày', months: 'tháng' } as const;

function basisOf({ from, limit }: RunningLimit, suspended: number): string {
  const stood = suspended === 0 ? '' : `, cộng ${suspended} ngày làm việc tạm dừng`;
  return `Thời hạn ${limit.count} ${UNIT_NAMES[limit.unit]} từ ngày ${from}${stood}`;
}

const DAY_MS = 86_400_000;

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
