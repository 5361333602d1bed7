import type { LegalDay } from '../legal-day.js';
import { nextWorkingDay, addWorkingDays, type WorkingCalendar } from '../working-calendar.js';

/**
 * How many working days late something is on a day: 1 on the first working day after the due day, 0 until its end. What
 * comes on a day off counts as of the next working day.
 * @throws Problem no-calendar-year
 */
export function workingDaysLate(calendar: WorkingCalendar, dueOn: LegalDay, day: LegalDay): number {
  if (day <= dueOn) return 0;
  const counted = nextWorkingDay(calendar, day);
  let late = 0;
  for (let reached = dueOn; reached < counted; late += 1) reached = addWorkingDays(calendar, reached, 1);
  return late;
}
