import { isInTime } from './deadline.js';
import { endOfDay } from './legal-day.js';

describe('A proposal for a campaign that ends on 30/10/2023', () => {
  const dueAt = endOfDay('2023-10-30');

  it('is in time in the last millisecond of the day', () =>
    expect(isInTime({ receivedAt: dueAt - 1, dueAt })).toBe(true));
  it('is late at 00:00 of 31/10', () => expect(isInTime({ receivedAt: dueAt, dueAt })).toBe(false));
});
