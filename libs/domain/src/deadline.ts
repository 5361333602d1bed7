/**
 * What a deadline does to an act after it.
 * Barring: refused, and the answer names the deadline. Chasing: accepted, marked late, urged until it comes.
 */
export type DeadlineNature = 'barring' | 'chasing';

/**
 * Tells whether an act came in time, by the instant of sending.
 * @param receivedAt legal time of receipt, ms since the epoch
 * @param dueAt the exclusive end, ms since the epoch: an act at this very instant is late
 */
export function isInTime({ receivedAt, dueAt }: { readonly receivedAt: number; readonly dueAt: number }): boolean {
  return receivedAt < dueAt;
}
