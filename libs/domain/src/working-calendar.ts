import { isLegalDay, plainDate, type LegalDay } from './legal-day.js';
import { Problem } from './problem.js';

/** One year's table, from the official notice: days off on weekdays and weekends alike, and make-up working Saturdays. */
export interface CalendarYear {
  readonly year: number;
  readonly off: readonly LegalDay[];
  readonly makeup: readonly LegalDay[];
}

/** The working days of the years whose notice is loaded. */
export interface WorkingCalendar {
  readonly years: ReadonlyMap<number, { readonly off: ReadonlySet<LegalDay>; readonly makeup: ReadonlySet<LegalDay> }>;
}

const SATURDAY = 6;

/**
 * Builds the calendar from its yearly tables.
 * @throws Problem invalid-input where a day is malformed, lies outside its year or is both off and made up, or a year stands twice
 */
export function workingCalendar(tables: readonly CalendarYear[]): WorkingCalendar {
  const years = new Map<number, { off: ReadonlySet<LegalDay>; makeup: ReadonlySet<LegalDay> }>();
  for (const { year, off, makeup } of tables) {
    const stray = [...off, ...makeup].find((day) => !isLegalDay(day) || yearOf(day) !== year);
    if (stray !== undefined) throw new Problem('invalid-input', `Lịch năm ${year} có ngày không hợp lệ: “${stray}”.`);
    const both = off.find((day) => makeup.includes(day));
    if (both !== undefined) throw new Problem('invalid-input', `Lịch năm ${year}: ngày ${both} vừa nghỉ vừa làm bù.`);
    if (years.has(year)) throw new Problem('invalid-input', `Lịch năm ${year} được khai hai lần.`);
    years.set(year, { off: new Set(off), makeup: new Set(makeup) });
  }
  return { years };
}

/**
 * Tells whether a day is a working day: Monday to Friday, less holidays and compensation days, plus make-up Saturdays.
 * @throws Problem no-calendar-year where the year has no table: a day is never guessed
 * @source Labour Code 2019, Art. 111 and 112; the yearly notices on days off
 */
export function isWorkingDay(calendar: WorkingCalendar, day: LegalDay): boolean {
  const date = plainDate(day);
  const table = calendar.years.get(date.year);
  if (!table) {
    throw new Problem('no-calendar-year', `Chưa có lịch làm việc năm ${date.year}.`, { extra: { year: date.year } });
  }
  if (table.makeup.has(day)) return true;
  return date.dayOfWeek < SATURDAY && !table.off.has(day);
}

/** The day itself when it is a working day, else the first one after it. @throws Problem no-calendar-year */
export function nextWorkingDay(calendar: WorkingCalendar, day: LegalDay): LegalDay {
  let next = day;
  while (!isWorkingDay(calendar, next)) next = stepFrom(next, 1);
  return next;
}

/**
 * The nth working day after a day, or before it where n is negative. The day itself is not counted.
 * @param n whole; 0 gives the day itself, whether it is a working day or not
 * @throws Problem no-calendar-year, invalid-input
 * @source Civil Code 2015, Art. 147: the day of the event is not counted
 */
export function addWorkingDays(calendar: WorkingCalendar, day: LegalDay, n: number): LegalDay {
  if (!Number.isSafeInteger(n))
    throw new Problem('invalid-input', `Số ngày làm việc phải là số nguyên, không phải ${n}.`);
  const direction = n < 0 ? -1 : 1;
  let left = Math.abs(n);
  let reached = day;
  while (left > 0) {
    reached = stepFrom(reached, direction);
    if (isWorkingDay(calendar, reached)) left -= 1;
  }
  return reached;
}

/** One calendar day on or back. */
function stepFrom(day: LegalDay, direction: 1 | -1): LegalDay {
  return plainDate(day).add({ days: direction }).toString();
}

function yearOf(day: LegalDay): number {
  return plainDate(day).year;
}
