import { join } from 'node:path';
import { draftCalendarYear, type HolidayRules } from './calendar-draft.js';
import { ReferenceFiles } from './reference-files.js';

const REFERENCE = join(__dirname, '../../../../infra/reference');

describe('The draft of a year without a table', () => {
  let rules: HolidayRules;
  beforeAll(async () => {
    rules = (await new ReferenceFiles(REFERENCE).read<HolidayRules>('law/holidays.yaml', 'holidays')).content;
  });
  const draft = (year: number) => draftCalendarYear(rules, year)!.map(({ date }) => date);

  it('has the five days of Tết by the lunar table, to 2030', () => {
    expect(draft(2027)).toEqual(expect.arrayContaining(['2027-02-05', '2027-02-06', '2027-02-09']));
    expect(draft(2030)).toEqual(expect.arrayContaining(['2030-02-01', '2030-02-02', '2030-02-05', '2030-04-12']));
    expect(draftCalendarYear(rules, 2031)).toBeNull();
  });

  it('gives the next working day off for a holiday on a rest day', () => {
    // 01/5/2027 is a Saturday.
    expect(draft(2027)).toContain('2027-05-03');
  });

  it('names no day twice, and has the day of culture from 2026 on only', () => {
    for (const year of [2027, 2028, 2029, 2030]) expect(new Set(draft(year)).size).toBe(draft(year).length);
    expect(draft(2026)).toContain('2026-11-24');
    expect(draft(2025)).not.toContain('2025-11-24');
  });

  it('agrees with the official table where no days were swapped: 2023 outside Tết', () => {
    const official = ['2023-01-02', '2023-04-29', '2023-04-30', '2023-05-01', '2023-05-02', '2023-05-03', '2023-09-04'];
    expect(draft(2023)).toEqual(expect.arrayContaining(official));
  });
});
