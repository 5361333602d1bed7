import { isWorkingDay, workingCalendar } from '@bangvang/domain';

/** `law/holidays.yaml`: the rules of days off and the lunar days they hang on. */
export interface HolidayRules {
  readonly holidays: readonly {
    readonly code: string;
    readonly name: string;
    /** `solar` holidays name month and day; the others the column of the lunar table. */
    readonly calendar: 'solar' | 'tet' | 'hung-kings';
    readonly month?: number;
    readonly day?: number;
    /** Days off before and after the day itself. */
    readonly before: number;
    readonly after: number;
    /** First and last year that has it; null: always. */
    readonly validFrom: string | null;
  }[];
  readonly lunarDays: readonly { readonly year: number; readonly tet: string; readonly hungKings: string }[];
}

/** A day off, and why. */
export interface DraftDay {
  readonly date: string;
  readonly name: string;
}

/**
 * The days off the rules propose for a year: the holidays, and for each on a weekly rest day the next working day.
 * A draft only: which days of Tết are off, and what is swapped, the yearly notice says.
 * @returns in the order of days; null where the lunar table does not reach the year
 * @source Labour Code 2019, Art. 111(3) and 112
 */
export function draftCalendarYear(rules: HolidayRules, year: number): readonly DraftDay[] | null {
  const lunar = rules.lunarDays.find((row) => row.year === year);
  if (!lunar) return null;
  const holidays = rules.holidays.flatMap((holiday): DraftDay[] => {
    const { calendar, month = 1, day = 1, name, before, after, validFrom } = holiday;
    const solar = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
    const first = calendar === 'solar' ? solar : calendar === 'tet' ? lunar.tet : lunar.hungKings;
    if (validFrom !== null && first < validFrom) return [];
    const offsets = Array.from({ length: before + after + 1 }, (_, nth) => nth - before);
    return offsets.map((offset) => ({ date: shifted(first, offset), name }));
  });
  return [...holidays, ...compensations(holidays, year)].toSorted((a, b) => a.date.localeCompare(b.date));
}

/** For each holiday on a rest day the first working day after it that is not taken yet. */
function compensations(holidays: readonly DraftDay[], year: number): DraftDay[] {
  const taken = new Set(holidays.map(({ date }) => date));
  const bare = workingCalendar([{ year, off: [], makeup: [] }]);
  return holidays
    .filter(({ date }) => !isWorkingDay(bare, date))
    .map(({ date, name }) => {
      let day = shifted(date, 1);
      while (taken.has(day) || !isWorkingDay(bare, day)) day = shifted(day, 1);
      taken.add(day);
      return { date: day, name: `nghỉ bù ${name}` };
    });
}

const DAY_MS = 86_400_000;

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
