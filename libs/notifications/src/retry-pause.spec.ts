import { ATTEMPTS_MAX, retryPauseMs } from './retry-pause.js';

describe('A mail that could not be sent', () => {
  it('waits longer each time, never more than six hours', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7].map((failures) => retryPauseMs(failures, 1));
    expect(pauses).toEqual([10_000, 40_000, 160_000, 640_000, 2_560_000, 10_240_000, 21_600_000]);
  });

  it('waits at least half of that, the rest being chance', () => {
    expect(retryPauseMs(1, 0)).toBe(5_000);
  });

  it('is given up after eight attempts', () => {
    expect(retryPauseMs(ATTEMPTS_MAX)).toBeNull();
  });
});
