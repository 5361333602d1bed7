import type { LegalDay } from '../legal-day.js';
import {
  isSamePeriod,
  lastPeriodBefore,
  periodBefore,
  type AchievementPeriod,
  type PeriodKind,
} from './achievement-period.js';
import { countsAfter, disciplineEnd, standingOn, type Discipline, type HeldAward } from './held-award.js';

/** What ended a chain on its early side, or kept it from beginning. */
export type ChainBreak = 'gap' | 'revoked' | 'discipline' | 'other-years';

/** Awards of adjacent achievement years (n lần liên tục), counted back from the last year they must reach. */
export interface Chain {
  readonly length: number;
  /** Oldest first. */
  readonly awards: readonly HeldAward[];
  /** The year the chain had to reach. */
  readonly reaches: AchievementPeriod;
  /** The first year missing from the chain, going back. */
  readonly missing: AchievementPeriod;
  readonly brokenBy: ChainBreak;
}

/** What a chain is counted from. */
export interface ChainQuestion {
  readonly awards: readonly HeldAward[];
  readonly disciplines?: readonly Discipline[];
  /** Day of the proposal: the chain ends with the last whole year before it. */
  readonly day: LegalDay;
  /** How the nominee's years are reckoned. Default: as the latest award of the code is. */
  readonly years?: Exclude<PeriodKind, 'span'>;
}

/**
 * Counts the consecutive awards of one code that end the year before the proposal.
 * A cancelled award breaks the chain, and so does a discipline: what lies before its end does not count.
 * School years and calendar years do not join: the answer then names 'other-years', which asks a person.
 * @source Law 06/2022/QH15, Art. 21, 22; Decree 98/2023/NĐ-CP, Art. 4(4)
 */
export function chainOf(question: ChainQuestion, code: string): Chain {
  const { day, disciplines = [] } = question;
  const ofCode = question.awards.filter((award) => award.code === code);
  const standing = standingOn(ofCode, day);
  const restart = disciplineEnd(disciplines, day);
  const reaches = lastPeriodBefore(question.years ?? yearsOf(ofCode), day);

  const found: HeldAward[] = [];
  let next = reaches;
  for (;;) {
    const award = standing.find(({ period }) => isSamePeriod(period, next));
    if (!award || !countsAfter(restart, next)) break;
    found.unshift(award);
    next = periodBefore(next)!;
  }
  return { length: found.length, awards: found, reaches, missing: next, brokenBy: whatBreaks() };

  function whatBreaks(): ChainBreak {
    if (!countsAfter(restart, next)) return 'discipline';
    const cancelled = ofCode.filter(({ revokedOn }) => revokedOn !== null && revokedOn <= day);
    if (cancelled.some(({ period }) => isSamePeriod(period, next))) return 'revoked';
    return standing.some(({ period }) => period.kind !== next.kind && touches(period, next)) ? 'other-years' : 'gap';
  }
}

function yearsOf(awards: readonly HeldAward[]): Exclude<PeriodKind, 'span'> {
  const latest = awards.toSorted((a, b) => a.period.to.localeCompare(b.period.to)).at(-1);
  return latest?.period.kind === 'school-year' ? 'school-year' : 'calendar-year';
}

function touches(a: AchievementPeriod, b: AchievementPeriod): boolean {
  return a.from <= b.to && b.from <= a.to;
}
