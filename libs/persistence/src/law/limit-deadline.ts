import {
  arrivalRungsOf,
  endAfterSuspension,
  endOfDay,
  endOfLimit,
  isWorkingDay,
  type LadderStep,
  type Limit,
  type Rung,
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
  /** The day of the event and the limit that runs from it; null where a day was set itself. */
  readonly from: string | null;
  readonly limit: Limit | null;
  readonly rungs: readonly TaskRung[];
}

/** A step of a task's ladder on its instant, ms since the epoch. */
export interface TaskRung {
  readonly code: string;
  readonly dueAt: number;
  readonly tells: readonly string[];
  /** Looked at only while nobody holds the task, and once for all revisions of its deadline. */
  readonly unlessClaimed: boolean;
  readonly reassign: boolean;
}

/** How whoever owes the task is urged. */
export interface TaskUrging {
  readonly ladder: readonly LadderStep[];
  /** The legal day on which the task arrived in its group. */
  readonly arrivedOn: string;
  readonly held: boolean;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * The deadline of a running limit with the rungs still ahead; none while the dossier is held.
 * @throws Problem no-calendar-year
 */
export function limitDeadline(calendar: WorkingCalendar, running: RunningLimit, urging: TaskUrging): VisitDeadline {
  const dueOn = dueDay(calendar, running);
  const fromDue = urging.held ? [] : rungsOf(calendar, dueOn, urging.ladder);
  return {
    ...{ dueOn, dueAt: endOfDay(dueOn), from: running.from, limit: running.limit },
    basis: basisOf(running, suspendedDays(calendar, running)),
    rungs: [...arrivalRungs(calendar, running.suspensions, urging), ...aheadOf(fromDue, urging.now)],
  };
}

/**
 * The rungs still ahead of a task that look at its arrival, moved by the working days it stood still since.
 * A task without a limit has these alone.
 * @throws Problem no-calendar-year
 */
export function arrivalRungs(
  calendar: WorkingCalendar,
  suspensions: readonly SuspendedTime[],
  { ladder, arrivedOn, held, now }: TaskUrging,
): readonly TaskRung[] {
  if (held) return [];
  const stood = suspendedDays(calendar, { from: arrivedOn, suspensions });
  return aheadOf(arrivalRungsOf(calendar, endAfterSuspension(calendar, arrivedOn, stood), ladder), now);
}

function aheadOf(rungs: readonly Rung[], now: number): readonly TaskRung[] {
  return rungs
    .filter(({ dueAt }) => dueAt > now)
    .map(({ code, dueAt, step }) => ({
      ...{ code, dueAt, tells: step.tells },
      ...{ unlessClaimed: step.unless === 'claimed', reassign: step.reassign === 'lead' },
    }));
}

/**
 * A deadline whose day another act sets, with the rungs still ahead; none while the dossier is held.
 * @throws Problem no-calendar-year
 */
export function setDeadline(
  calendar: WorkingCalendar,
  set: Pick<VisitDeadline, 'dueOn' | 'dueAt' | 'basis'>,
  { ladder, held, now }: Omit<TaskUrging, 'arrivedOn'>,
): VisitDeadline {
  const rungs = held ? [] : aheadOf(rungsOf(calendar, set.dueOn, ladder), now);
  return { ...set, from: null, limit: null, rungs };
}

/** The last day of a running limit: its end, moved by the working days it stood still. @throws Problem no-calendar-year */
export function dueDay(calendar: WorkingCalendar, running: RunningLimit): string {
  const end = endOfLimit(calendar, running.from, running.limit);
  return endAfterSuspension(calendar, end, suspendedDays(calendar, running));
}

/** Working days a limit stood still; what came before it began does not count. @throws Problem no-calendar-year */
export function suspendedDays(
  calendar: WorkingCalendar,
  { from, suspensions }: Pick<RunningLimit, 'from' | 'suspensions'>,
): number {
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
