import { isLegalDay, plainDate, type LegalDay } from '../legal-day.js';
import { Problem } from '../problem.js';

/** How an achievement is reckoned: by calendar year, by school year (năm học) in education, or from one day to another. */
export type PeriodKind = 'calendar-year' | 'school-year' | 'span';

/** The time in which an achievement was made. Chains count this, never the day of the decision. */
export interface AchievementPeriod {
  readonly kind: PeriodKind;
  readonly from: LegalDay;
  readonly to: LegalDay;
}

/** A school year as reckoned here; no text read fixes its days, and chains count whole years only. */
export const SCHOOL_YEAR = { from: '09-01', to: '05-31' } as const;

/**
 * Reads a period as people write it: '2023', '2023-2024' (năm học), or '2023-01-01/2023-10-30'.
 * @throws Problem invalid-input
 */
export function achievementPeriod(text: string): AchievementPeriod {
  const year = /^(\d{4})$/.exec(text)?.[1];
  if (year !== undefined) return yearPeriod('calendar-year', Number(year));
  const school = /^(\d{4})-(\d{4})$/.exec(text);
  if (school && Number(school[2]) === Number(school[1]) + 1) return yearPeriod('school-year', Number(school[1]));
  const [from, to, ...rest] = text.split('/');
  if (isLegalDay(from) && isLegalDay(to) && rest.length === 0 && from <= to) return { kind: 'span', from, to };
  throw new Problem('invalid-input', `“${text}” không phải là năm, năm học hoặc khoảng thời gian tính thành tích.`);
}

/** A period as people read it: 2023; năm học 2023-2024. */
export function formatPeriod({ kind, from, to }: AchievementPeriod): string {
  switch (kind) {
    case 'calendar-year':
      return `năm ${from.slice(0, 4)}`;
    case 'school-year':
      return `năm học ${from.slice(0, 4)}-${to.slice(0, 4)}`;
    case 'span':
      return `từ ${from} đến ${to}`;
  }
}

/** The calendar or school year before a given one; null for a span, which has none. */
export function periodBefore({ kind, from }: AchievementPeriod): AchievementPeriod | null {
  return kind === 'span' ? null : yearPeriod(kind, plainDate(from).year - 1);
}

/**
 * The last whole year that had ended before a day: a chain proposed on that day must reach it.
 * @param day day of the proposal
 */
export function lastPeriodBefore(kind: Exclude<PeriodKind, 'span'>, day: LegalDay): AchievementPeriod {
  let period = yearPeriod(kind, plainDate(day).year);
  while (period.to >= day) period = yearPeriod(kind, plainDate(period.from).year - 1);
  return period;
}

/** Tells whether two periods are one and the same. */
export function isSamePeriod(a: AchievementPeriod, b: AchievementPeriod): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to;
}

/** Tells whether one period lies wholly within another. */
export function covers(whole: AchievementPeriod, part: AchievementPeriod): boolean {
  return whole.from <= part.from && part.to <= whole.to;
}

function yearPeriod(kind: Exclude<PeriodKind, 'span'>, year: number): AchievementPeriod {
  return kind === 'calendar-year'
    ? { kind, from: `${year}-01-01`, to: `${year}-12-31` }
    : { kind, from: `${year}-${SCHOOL_YEAR.from}`, to: `${year + 1}-${SCHOOL_YEAR.to}` };
}
