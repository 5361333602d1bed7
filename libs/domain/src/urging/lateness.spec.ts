import { CALENDAR } from '../calendars.fixture.js';
import { workingDaysLate } from './lateness.js';

describe('What was due on Friday 27/10/2023', () => {
  it.each([
    ['on the day itself', '2023-10-27', 0],
    ['on the Saturday after it, as on Monday', '2023-10-28', 1],
    ['on Monday', '2023-10-30', 1],
    ['on Wednesday', '2023-11-01', 3],
  ])('is, filed %s, so many working days late', (_, day, late) => {
    expect(workingDaysLate(CALENDAR, '2023-10-27', day)).toBe(late);
  });
});
