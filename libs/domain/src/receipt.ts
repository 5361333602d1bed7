import { atTime, dayOf, endOfDay, type LegalDay } from './legal-day.js';
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from './working-calendar.js';

/** When an office receives papers. Times are 'HH:MM'; `closes` is exclusive. */
export interface OfficeHours {
  readonly opens: string;
  readonly closes: string;
}

/** Usual hours of a public body, for installations that set none. */
export const OFFICE_HOURS: OfficeHours = { opens: '07:30', closes: '17:00' };

/**
 * The day on which a dossier counts as received. It starts the appraisal limit and nothing else:
 * whether a filing is in time is read from the instant of sending (`isInTime`).
 * Sent on a working day before the office opens it counts for that day, after it closes or on a day off for the next working day.
 * @param sentAt ms since the epoch
 * @throws Problem no-calendar-year
 * @source Decree 45/2020/NĐ-CP on electronic filing (reading to be confirmed, see the hours' configuration)
 */
export function receivedOn(calendar: WorkingCalendar, sentAt: number, hours: OfficeHours = OFFICE_HOURS): LegalDay {
  const day = dayOf(sentAt);
  if (isWorkingDay(calendar, day) && sentAt < atTime(day, hours.closes)) return day;
  return nextWorkingDay(calendar, dayOf(endOfDay(day)));
}
