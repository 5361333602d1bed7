import { nextCommit } from './tick.js';

const AT = Date.UTC(2026, 10, 21, 9, 0, 3, 200);

describe('A ballot that comes between two ticks', () => {
  it('waits for the next tick of the wall clock', () => {
    expect(nextCommit(AT, 10, null)).toBe(Date.UTC(2026, 10, 21, 9, 0, 10));
    expect(nextCommit(Date.UTC(2026, 10, 21, 9, 0, 10), 10, null)).toBe(Date.UTC(2026, 10, 21, 9, 0, 20));
  });

  it('is committed earlier where its window ends before the tick', () => {
    expect(nextCommit(AT, 10, 4_000)).toBe(AT + 2_500);
    expect(nextCommit(AT, 10, 60_000)).toBe(Date.UTC(2026, 10, 21, 9, 0, 10));
  });

  it('is committed at once in the last moment, and like any other once the window is over', () => {
    expect(nextCommit(AT, 10, 300)).toBe(AT);
    expect(nextCommit(AT, 10, -5)).toBe(Date.UTC(2026, 10, 21, 9, 0, 10));
  });
});
