import { CALENDAR } from './calendars.fixture.js';
import { atTime } from './legal-day.js';
import { receivedOn } from './receipt.js';

describe('A dossier', () => {
  it.each([
    ['sent on Monday in office hours', '2023-10-30', '09:00', '2023-10-30'],
    ['sent on Monday before the office opens', '2023-10-30', '06:00', '2023-10-30'],
    ['sent on Monday at closing time', '2023-10-30', '17:00', '2023-10-31'],
    ['sent on Monday one minute before it', '2023-10-30', '16:59', '2023-10-30'],
    ['sent on Friday night', '2023-10-27', '23:59', '2023-10-30'],
    ['sent on Sunday', '2023-10-29', '10:00', '2023-10-30'],
    ['sent on a make-up Saturday', '2024-05-04', '10:00', '2024-05-04'],
    ['sent over Tết', '2024-02-10', '10:00', '2024-02-15'],
  ])('%s (%s %s) counts as received on %s', (_, day, time, received) => {
    expect(receivedOn(CALENDAR, atTime(day, time))).toBe(received);
  });

  it('follows the hours of the office that receives it', () => {
    expect(receivedOn(CALENDAR, atTime('2023-10-30', '16:45'), { opens: '07:00', closes: '16:30' })).toBe('2023-10-31');
  });
});
