/** Receives one line, in Vietnamese, for the person who waits. */
export type OnProgress = (line: string) => void;

/**
 * Runs a slow step and says every few seconds that it is still going.
 * @param what the step, as a person reads it: "Tải máy chủ Temporal"
 * @param everyMs pause between two lines, in ms
 */
export async function withProgress<T>(
  what: string,
  onProgress: OnProgress,
  work: () => Promise<T>,
  everyMs = 5_000,
): Promise<T> {
  const startedAt = performance.now();
  const ticking = setInterval(() => onProgress(`${what}… đã ${secondsSince(startedAt)} giây`), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(ticking);
  }
}

/** @param startedAt a reading of `performance.now()` */
export function secondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) / 1_000);
}
