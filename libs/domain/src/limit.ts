import { plainDate, type LegalDay } from './legal-day.js';
import { Problem } from './problem.js';
import { addWorkingDays, nextWorkingDay, type WorkingCalendar } from './working-calendar.js';

/** A time limit (thời hạn) counted from the day of an event. */
export interface Limit {
  /** Whole, 0 or more. 0 names the day itself, as a fixed date does. */
  readonly count: number;
  readonly unit: 'working-days' | 'calendar-days' | 'months';
  /** Whether an end on a day off moves to the next working day. Default true; some postings set false. */
  readonly shiftToWorkingDay?: boolean;
}

/**
 * The last day of a limit; it ends at 24:00 of that day.
 * @param startDay the day of the event, which is not counted
 * @throws Problem no-calendar-year, invalid-input
 * @source Civil Code 2015, Art. 147 (start) and 148 (end; months without the day number end on their last day)
 */
export function endOfLimit(calendar: WorkingCalendar, startDay: LegalDay, limit: Limit): LegalDay {
  const { count, unit, shiftToWorkingDay = true } = limit;
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new Problem('invalid-input', `Thời hạn phải là số nguyên không âm, không phải ${count}.`);
  }
  const end = countedFrom(calendar, startDay, count, unit);
  return shiftToWorkingDay ? nextWorkingDay(calendar, end) : end;
}

/**
 * Moves the end of a limit by the time it stood still for a hold or an objection: the remainder runs on.
 * After a supplement the limit starts again in full instead, by `endOfLimit` from the day of the full dossier.
 * @param suspendedWorkingDays whole, 0 or more
 * @throws Problem no-calendar-year, invalid-input
 */
export function endAfterSuspension(
  calendar: WorkingCalendar,
  dueDay: LegalDay,
  suspendedWorkingDays: number,
): LegalDay {
  if (suspendedWorkingDays < 0) throw new Problem('invalid-input', 'Thời gian tạm dừng không thể âm.');
  return addWorkingDays(calendar, dueDay, suspendedWorkingDays);
}

function countedFrom(calendar: WorkingCalendar, start: LegalDay, count: number, unit: Limit['unit']): LegalDay {
  switch (unit) {
    case 'working-days':
      return addWorkingDays(calendar, start, count);
    case 'calendar-days':
      return plainDate(start).add({ days: count }).toString();
    case 'months':
      return plainDate(start).add({ months: count }, { overflow: 'constrain' }).toString();
  }
}
