import type { AchievementPeriod } from '../chains/achievement-period.js';
import { type LegalDay, plainDate } from '../legal-day.js';
import type { GateFacts } from './gate-facts.js';

/** Where the register has somebody from one day to another; null: open on that side. */
export interface Post {
  readonly bodyId: string;
  readonly from: LegalDay | null;
  readonly to: LegalDay | null;
}

/**
 * Whether somebody moved to another body within the achievement period, as the register knows it.
 * @param posts the oldest first; the last is the present one
 * @returns null where he did not move; else the whole months of the period at the old bodies, the old body's opinion unknown
 * @source Ministry circular of 2024 on titles (number not seen): the gate TRANSFER of gates.yaml
 */
export function transferWithin(period: AchievementPeriod, posts: readonly Post[]): GateFacts['transfer'] {
  const present = posts.at(-1);
  const months = posts
    .filter(({ bodyId, from, to }) => bodyId !== present?.bodyId && overlaps(period, from, to))
    .map(({ from, to }) => monthsBetween(laterOf(period.from, from), earlierOf(period.to, to)));
  if (months.length === 0) return null;
  return { monthsAtOldBody: months.reduce((sum, some) => sum + some, 0), oldBodyOpinion: null };
}

function overlaps(period: AchievementPeriod, from: LegalDay | null, to: LegalDay | null): boolean {
  return (from === null || from <= period.to) && (to === null || period.from <= to);
}

/** Whole months from the first day to the last, both counted. */
function monthsBetween(first: LegalDay, last: LegalDay): number {
  return plainDate(first).until(plainDate(last).add({ days: 1 }), { largestUnit: 'months' }).months;
}

function laterOf(a: LegalDay, b: LegalDay | null): LegalDay {
  return b !== null && b > a ? b : a;
}

function earlierOf(a: LegalDay, b: LegalDay | null): LegalDay {
  return b !== null && b < a ? b : a;
}
