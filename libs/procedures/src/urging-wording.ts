import { type Channel, dayOf, Problem, workingDaysLate, type WorkingCalendar } from '@bangvang/domain';

/**
 * How late something is, as a message says it; without a number where the year has no calendar yet.
 * @param now ms since the epoch
 */
export function lateInWords(calendar: WorkingCalendar, dueOn: string, now: number): string {
  const days = daysLateIfKnown(calendar, dueOn, now);
  return days === null ? 'đã quá hạn' : `đã quá hạn ${days} ngày làm việc`;
}

/** Working days late; null where the year has no calendar yet: nobody waits for a letter because of that. */
export function daysLateIfKnown(calendar: WorkingCalendar, dueOn: string, now: number): number | null {
  try {
    return workingDaysLate(calendar, dueOn, dayOf(now));
  } catch (failure) {
    if (failure instanceof Problem && failure.slug === 'no-calendar-year') return null;
    throw failure;
  }
}

/** What a ladder that goes by mail too leaves to each person's own wish; one without mail sends none. */
export function channelsAsked(channels: readonly string[]): readonly Channel[] | undefined {
  return channels.includes('mail') ? undefined : ['in-app'];
}

/** Rows of one key together, in the order in which the keys come. */
export function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}
