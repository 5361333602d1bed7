import fc from 'fast-check';
import { CALENDAR } from './calendars.fixture.js';
import { endAfterSuspension, endOfLimit, type Limit } from './limit.js';
import { isWorkingDay } from './working-calendar.js';

const working = (count: number): Limit => ({ count, unit: 'working-days' });
const calendar = (count: number, shiftToWorkingDay?: boolean): Limit => ({
  count,
  unit: 'calendar-days',
  shiftToWorkingDay,
});
const months = (count: number, shiftToWorkingDay?: boolean): Limit => ({ count, unit: 'months', shiftToWorkingDay });

describe('The end of a limit', () => {
  it.each([
    ['plain', '2023-10-30', working(10), '2023-11-13'],
    ['appraisal', '2023-10-30', working(25), '2023-12-04'],
    ['over Tết 2024', '2024-02-05', working(5), '2024-02-19'],
    ['make-up Saturday', '2024-04-26', working(3), '2024-05-04'],
    ['swap 2025', '2025-04-24', working(5), '2025-05-05'],
    ['Tết 2026', '2026-02-13', working(5), '2026-02-27'],
    ['24/11/2026', '2026-11-20', working(10), '2026-12-07'],
    ['calendar days ending on a Sunday', '2023-05-12', calendar(30), '2023-06-12'],
    ['a fixed date on a Sunday', '2023-06-11', calendar(0), '2023-06-12'],
    ['a fixed date on a Monday', '2023-10-30', calendar(0), '2023-10-30'],
    ['a posting closed on the Sunday itself', '2024-11-14', calendar(10, false), '2024-11-24'],
    ['months without the day number', '2024-01-31', months(1), '2024-02-29'],
    ['months ending on a Sunday', '2023-08-29', months(2), '2023-10-30'],
    ['months ending on a Sunday, unshifted', '2023-08-29', months(2, false), '2023-10-29'],
  ])('%s: from %s', (_, start, limit, due) => expect(endOfLimit(CALENDAR, start, limit)).toBe(due));

  it('asks for no calendar where it neither counts working days nor shifts', () => {
    expect(endOfLimit(CALENDAR, '2030-01-01', calendar(10, false))).toBe('2030-01-11');
  });

  it.each([-1, 0.5, NaN])('refuses a count of %s', (count) => {
    expect(() => endOfLimit(CALENDAR, '2023-10-30', working(count))).toThrow(
      expect.objectContaining({ slug: 'invalid-input' }),
    );
  });

  it('is never a day off while it shifts, and never earlier for a longer limit', () => {
    const day = fc
      .date({ min: new Date('2023-01-01T00:00:00Z'), max: new Date('2026-06-30T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const unit = fc.constantFrom<Limit['unit'][]>('working-days', 'calendar-days');
    fc.assert(
      fc.property(day, unit, fc.nat({ max: 90 }), (start, unit, count) => {
        const end = endOfLimit(CALENDAR, start, { count, unit });
        expect(isWorkingDay(CALENDAR, end)).toBe(true);
        expect(endOfLimit(CALENDAR, start, { count: count + 1, unit }) >= end).toBe(true);
      }),
    );
  });
});

describe('A limit that stood still during a hold', () => {
  it('ends as many working days later', () => {
    expect(endAfterSuspension(CALENDAR, '2023-11-13', 5)).toBe('2023-11-20');
    expect(endAfterSuspension(CALENDAR, '2023-11-13', 0)).toBe('2023-11-13');
  });

  it('cannot be shortened', () => {
    expect(() => endAfterSuspension(CALENDAR, '2023-11-13', -1)).toThrow(
      expect.objectContaining({ slug: 'invalid-input' }),
    );
  });
});
