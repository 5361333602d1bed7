import { atTime, dayOf, type LegalDay, plainDate, startOfDay } from './legal-day.js';
import { Problem } from './problem.js';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.js';

/** When a person wants to be told by mail. Hours are of the wall in Asia/Ho_Chi_Minh, 'HH:MM'. */
export interface TellingTimes {
  /** No mail from `from` until `to`; over midnight where `to` is not later. */
  readonly quiet: { readonly from: string; readonly to: string } | null;
  readonly workingDaysOnly: boolean;
}

/** Days looked at for one that is not quiet: longer than any holiday. */
const DAYS_AHEAD = 40;

/**
 * The earliest instant, not before `now`, at which a person wants to be told.
 * @param now ms since the epoch
 * @returns `now` itself outside quiet hours; also where no day ahead would do
 */
export function nextTellingInstant(now: number, times: TellingTimes, calendar: WorkingCalendar): number {
  const today = dayOf(now);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const day = daysAfter(today, ahead);
    if (times.workingDaysOnly && !isWorking(calendar, day)) continue;
    const loud = firstLoudOf(day, Math.max(now, startOfDay(day)), times.quiet);
    if (loud !== null) return loud;
  }
  return now;
}

/**
 * The first instant after `now` at which a person's digest goes out: the hour chosen, on a day on which he is told.
 * @param at 'HH:MM'
 */
export function nextDigestInstant(now: number, at: string, times: TellingTimes, calendar: WorkingCalendar): number {
  const today = dayOf(now);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const day = daysAfter(today, ahead);
    if (atTime(day, at) > now && (!times.workingDaysOnly || isWorking(calendar, day))) return atTime(day, at);
  }
  return atTime(daysAfter(today, 1), at);
}

/** The first instant of a day, from one of its instants on, outside quiet hours; null when the day has none left. */
function firstLoudOf(day: LegalDay, from: number, quiet: TellingTimes['quiet']): number | null {
  if (!quiet || quiet.from === quiet.to) return from;
  const [begins, ends] = [atTime(day, quiet.from), atTime(day, quiet.to)];
  if (begins < ends) return from >= begins && from < ends ? ends : from;
  if (from < ends) return ends;
  return from < begins ? from : null;
}

/** In a year without a table every day counts: nobody waits for a mail because of that. */
function isWorking(calendar: WorkingCalendar, day: LegalDay): boolean {
  try {
    return isWorkingDay(calendar, day);
  } catch (failure) {
    if (failure instanceof Problem && failure.slug === 'no-calendar-year') return true;
    throw failure;
  }
}

function daysAfter(day: LegalDay, days: number): LegalDay {
  return plainDate(day).add({ days }).toString();
}
