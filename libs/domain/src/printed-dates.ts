import { isLegalDay, plainDate, type LegalDay } from './legal-day.js';

/** The days a printed date covers: one day, or a month, a quarter, a year, a stretch of years. Both ends belong to it. */
export interface DaySpan {
  readonly from: LegalDay;
  readonly to: LegalDay;
}

/** Ways to print a date, the more exact before those they contain. */
const FORMS: readonly (readonly [RegExp, (...parts: string[]) => DaySpan | null])[] = [
  [/(\d{4})-(\d{1,2})-(\d{1,2})/, (year, month, day) => dayOf(year, month, day)],
  [/(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/, (day, month, year) => dayOf(year, month, day)],
  [/ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/, (day, month, year) => dayOf(year, month, day)],
  [/giai đoạn\s*\(?(\d{4})\s*[-–]\s*(\d{4})/, (first, last) => monthsOf(first, 1, last, 12)],
  [/6 tháng đầu năm\s+(\d{4})/, (year) => monthsOf(year, 1, year, 6)],
  [/6 tháng cuối năm\s+(\d{4})/, (year) => monthsOf(year, 7, year, 12)],
  [/quý\s+(iv|i{1,3}|[1-4])\s*(?:\/|năm\s+)(\d{4})/, (quarter, year) => quarterOf(quarter, year)],
  [/tháng\s+(\d{1,2})\s*(?:\/|năm\s+)(\d{4})/, (month, year) => monthsOf(year, Number(month), year, Number(month))],
  [/(?<![\d/])(\d{1,2})\/(\d{4})/, (month, year) => monthsOf(year, Number(month), year, Number(month))],
  [/^\s*(\d{4})-(\d{2})\s*$/, (year, month) => monthsOf(year, Number(month), year, Number(month))],
  [/năm\s+(\d{4})/, (year) => monthsOf(year, 1, year, 12)],
  [/^\s*(\d{4})\s*$/, (year) => monthsOf(year, 1, year, 12)],
];

/** The dates in a text, in its order. What looks like one and is none (30/02) is left out. */
export function datesIn(text: string): readonly DaySpan[] {
  const found: (DaySpan & { readonly at: number })[] = [];
  let rest = text.normalize('NFC').toLowerCase();
  for (const [form, read] of FORMS) {
    for (let match = form.exec(rest); match; match = form.exec(rest)) {
      const span = read(...match.slice(1));
      if (span) found.push({ ...span, at: match.index });
      rest = rest.slice(0, match.index) + '\0'.repeat(match[0].length) + rest.slice(match.index + match[0].length);
    }
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ from, to }) => ({ from, to }));
}

/** The one date a value is: `2023-10-30`, `30/10/2023`, `{ day, month, year }`, `2023-10`, 2023. Null where it is none, or several. */
export function dateOf(value: unknown): DaySpan | null {
  if (typeof value === 'number') return dateOf(String(value));
  if (typeof value === 'string') {
    const spans = datesIn(value);
    return spans.length === 1 ? spans[0]! : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { day, month, year } = value as Readonly<Record<string, unknown>>;
  if (!isPart(year)) return null;
  if (!isPart(month)) return monthsOf(String(year), 1, String(year), 12);
  return isPart(day)
    ? dayOf(String(year), String(month), String(day))
    : monthsOf(String(year), Number(month), String(year), Number(month));
}

/** As long as it is precise: `2023-10-30`, `2023-10`, `2023`; a quarter or a stretch of years is told by its last month or year. */
export function asPrecise({ from, to }: DaySpan): string {
  if (from === to) return from;
  return from.slice(5) === '01-01' && to.slice(5) === '12-31' ? to.slice(0, 4) : to.slice(0, 7);
}

function isPart(value: unknown): value is number | string {
  return typeof value === 'number' || (typeof value === 'string' && /^\s*\d+\s*$/.test(value));
}

function dayOf(year = '', month = '', day = ''): DaySpan | null {
  const written = `${year.trim()}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
  return isLegalDay(written) ? { from: written, to: written } : null;
}

function monthsOf(firstYear = '', firstMonth = 1, lastYear = '', lastMonth = 12): DaySpan | null {
  const from = dayOf(firstYear, String(firstMonth), '1')?.from;
  const last = dayOf(lastYear, String(lastMonth), '1')?.from;
  if (from === undefined || last === undefined || last < from) return null;
  const month = plainDate(last);
  return { from, to: month.with({ day: month.daysInMonth }).toString() };
}

function quarterOf(quarter = '', year = ''): DaySpan | null {
  const number = ['i', 'ii', 'iii', 'iv'].indexOf(quarter) + 1 || Number(quarter);
  return monthsOf(year, number * 3 - 2, year, number * 3);
}
