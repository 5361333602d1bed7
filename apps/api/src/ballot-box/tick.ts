/** So long before a window's own end what waits is committed, ms: it must be in the box when the end comes. */
const BEFORE_THE_END_MS = 1_500;

/**
 * When a ballot that came now is committed: at the next tick of the wall clock, or shortly before its window ends.
 * @param now ms since the epoch
 * @param endsInMs real time until the item takes no more ballots; null where nobody set an end
 * @returns ms since the epoch
 */
export function nextCommit(now: number, tickSeconds: number, endsInMs: number | null): number {
  const tick = tickSeconds * 1000;
  const next = (Math.floor(now / tick) + 1) * tick;
  if (endsInMs === null || endsInMs <= 0) return next;
  return Math.min(next, Math.max(now, now + endsInMs - BEFORE_THE_END_MS));
}
