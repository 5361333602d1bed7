/** Attempts after which a message is given up. */
export const ATTEMPTS_MAX = 8;

const FIRST_PAUSE_MS = 10_000;
const GROWTH = 4;
const LONGEST_PAUSE_MS = 6 * 3_600_000;

/**
 * How long a message waits after a failed attempt: 10 s, then four times as long each time up to six hours, so that
 * the eight attempts outlast a night; half of it is chance, so that not all come back at once.
 * @param failures attempts that failed so far, from 1
 * @param chance 0 to 1
 * @returns ms, or null when the message is given up
 */
export function retryPauseMs(failures: number, chance: number = Math.random()): number | null {
  if (failures >= ATTEMPTS_MAX) return null;
  const full = Math.min(FIRST_PAUSE_MS * GROWTH ** (failures - 1), LONGEST_PAUSE_MS);
  return Math.round(full / 2 + (full / 2) * chance);
}
