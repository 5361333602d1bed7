import fc from 'fast-check';
import { CALENDAR, YEARS } from './calendars.fixture.js';
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingCalendar } from './working-calendar.js';

/** Days that stay inside the loaded years when 60 working days are added twice, either way. */
const anyDay = fc
  .date({ min: new Date('2023-08-01T00:00:00Z'), max: new Date('2026-05-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const workingDay = anyDay.map((day) => nextWorkingDay(CALENDAR, day));
const days = (min: number) => fc.integer({ min, max: 60 });

describe('The working calendar', () => {
  it.each([
    ['2023-10-30', true, 'a Monday'],
    ['2023-10-29', false, 'a Sunday'],
    ['2023-09-04', false, 'a compensation day'],
    ['2024-04-29', false, 'a swapped Monday'],
    ['2024-05-04', true, 'the Saturday that makes up for it'],
    ['2026-11-24', false, 'Vietnam Culture Day'],
  ])('%s: working day %s (%s)', (day, working) => expect(isWorkingDay(CALENDAR, day)).toBe(working));

  it('never guesses a year without a table', () => {
    expect(() => isWorkingDay(CALENDAR, '2027-01-04')).toThrow(expect.objectContaining({ slug: 'no-calendar-year' }));
    expect(() => addWorkingDays(CALENDAR, '2026-12-28', 10)).toThrow(
      expect.objectContaining({ slug: 'no-calendar-year', extra: { year: 2027 } }),
    );
  });

  it.each([
    ['a malformed day', [{ year: 2023, off: ['2023-02-30'], makeup: [] }]],
    ['a day of another year', [{ year: 2023, off: ['2024-01-01'], makeup: [] }]],
    ['a day both off and made up', [{ year: 2023, off: ['2023-05-06'], makeup: ['2023-05-06'] }]],
    ['a year told twice', [YEARS[0]!, YEARS[0]!]],
  ])('refuses a table with %s', (_, tables) => {
    expect(() => workingCalendar(tables)).toThrow(expect.objectContaining({ slug: 'invalid-input' }));
  });
});

describe('Adding working days', () => {
  it('adds nothing for 0, even on a day off', () => {
    expect(addWorkingDays(CALENDAR, '2023-10-29', 0)).toBe('2023-10-29');
    expect(addWorkingDays(CALENDAR, '2023-10-30', 0)).toBe('2023-10-30');
  });

  it('counts back to the working day before', () => {
    expect(addWorkingDays(CALENDAR, '2023-10-30', -1)).toBe('2023-10-27');
    expect(addWorkingDays(CALENDAR, '2023-10-30', -7)).toBe('2023-10-19');
  });

  it('takes whole numbers only', () => {
    expect(() => addWorkingDays(CALENDAR, '2023-10-30', 1.5)).toThrow(
      expect.objectContaining({ slug: 'invalid-input' }),
    );
  });

  it('never ends on a day off', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.oneof(
          days(1),
          days(1).map((n) => -n),
        ),
        (day, n) => {
          expect(isWorkingDay(CALENDAR, addWorkingDays(CALENDAR, day, n))).toBe(true);
        },
      ),
    );
  });

  it('n and then m is n + m', () => {
    fc.assert(
      fc.property(anyDay, days(0), days(0), (day, n, m) => {
        expect(addWorkingDays(CALENDAR, addWorkingDays(CALENDAR, day, n), m)).toBe(
          addWorkingDays(CALENDAR, day, n + m),
        );
      }),
    );
  });

  it('from a working day, back and forth alike', () => {
    fc.assert(
      fc.property(workingDay, days(-60), days(-60), (day, n, m) => {
        expect(addWorkingDays(CALENDAR, addWorkingDays(CALENDAR, day, n), m)).toBe(
          addWorkingDays(CALENDAR, day, n + m),
        );
      }),
    );
  });
});
