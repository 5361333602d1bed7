import { assert, boolean, constantFrom, integer, property } from 'fast-check';
import { CALENDAR } from './calendars.fixture.js';
import { nextDigestInstant, nextTellingInstant, type TellingTimes } from './telling-times.js';

const NIGHT: TellingTimes = { quiet: { from: '20:00', to: '07:00' }, workingDaysOnly: false };
const OFFICE: TellingTimes = { ...NIGHT, workingDaysOnly: true };

/** @param wall 'YYYY-MM-DD HH:MM' in Asia/Ho_Chi_Minh */
const at = (wall: string): number => Date.parse(`${wall.replace(' ', 'T')}:00+07:00`);
const told = (wall: string, times: TellingTimes): string => wallOf(nextTellingInstant(at(wall), times, CALENDAR));
const wallOf = (instant: number): string =>
  new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe('Someone who wants quiet from 20:00 to 07:00', () => {
  it.each([
    ['2023-10-26 15:00', '2023-10-26 15:00'],
    ['2023-10-26 20:00', '2023-10-27 07:00'],
    ['2023-10-27 03:00', '2023-10-27 07:00'],
    ['2023-10-27 07:00', '2023-10-27 07:00'],
  ])('is told of what comes at %s at %s', (comes, then) => expect(told(comes, NIGHT)).toBe(then));

  it('and on working days only, is told on Monday of what comes on Friday night', () => {
    expect(told('2023-10-27 21:00', OFFICE)).toBe('2023-10-30 07:00');
  });

  it('and on working days only, is not told on a holiday', () => {
    expect(told('2023-09-01 21:00', OFFICE)).toBe('2023-09-05 07:00');
  });

  it('in a year nobody has a calendar for is told as on any day', () => {
    expect(told('2099-01-03 21:00', OFFICE)).toBe('2099-01-04 07:00');
  });
});

describe('Quiet hours within a day', () => {
  it('end on the same day', () => {
    const noon: TellingTimes = { quiet: { from: '11:30', to: '13:30' }, workingDaysOnly: false };
    expect(told('2023-10-26 12:00', noon)).toBe('2023-10-26 13:30');
  });
});

describe('A digest at 16:30', () => {
  const digest = (wall: string): string => wallOf(nextDigestInstant(at(wall), '16:30', OFFICE, CALENDAR));

  it('goes out the same day, or on the next working day', () => {
    expect(digest('2023-10-26 09:00')).toBe('2023-10-26 16:30');
    expect(digest('2023-10-27 16:30')).toBe('2023-10-30 16:30');
  });
});

describe('Whatever the hours', () => {
  const hour = constantFrom('00:00', '06:45', '12:00', '20:00', '23:59');
  it('nobody is told earlier than it happens, and once told not put off again', () => {
    assert(
      property(integer({ min: 0, max: 200_000 }), hour, hour, boolean(), (minutes, from, to, workingDaysOnly) => {
        const now = at('2023-01-02 00:00') + minutes * 60_000;
        const times: TellingTimes = { quiet: { from, to }, workingDaysOnly };
        const then = nextTellingInstant(now, times, CALENDAR);
        return then >= now && nextTellingInstant(then, times, CALENDAR) === then;
      }),
    );
  });
});
