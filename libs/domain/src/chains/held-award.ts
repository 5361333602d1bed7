import type { LegalDay } from '../legal-day.js';
import type { AchievementPeriod } from './achievement-period.js';

/** The kinds of commendation (loại hình khen thưởng). @source Law 06/2022/QH15, Art. 8 */
export type CommendationKind = 'merit' | 'ad-hoc' | 'campaign' | 'contribution' | 'seniority' | 'foreign-relations';

/** An award in the register (sổ vàng). */
export interface HeldAward {
  readonly code: string;
  readonly period: AchievementPeriod;
  readonly decidedOn: LegalDay;
  readonly decisionNumber: string | null;
  /** null where the register does not tell. Titles are merit. */
  readonly kind: CommendationKind | null;
  /** Day it was cancelled (hủy bỏ); null while it stands. */
  readonly revokedOn: LegalDay | null;
}

/** A time of discipline (thời gian thi hành kỷ luật). */
export interface Discipline {
  readonly from: LegalDay;
  /** Last day; null while it lasts. */
  readonly to: LegalDay | null;
}

/** The awards that stand on a day: decided by then and not cancelled by then. */
export function standingOn(awards: readonly HeldAward[], day: LegalDay): readonly HeldAward[] {
  return awards.filter(({ decidedOn, revokedOn }) => decidedOn <= day && (revokedOn === null || day < revokedOn));
}

/**
 * The first day from which achievements count again after every discipline begun by a day; null: none ever, or one still lasts.
 * @source Decree 98/2023/NĐ-CP, Art. 4(4): the achievement period restarts at the end of the discipline
 */
export function disciplineEnd(disciplines: readonly Discipline[], day: LegalDay): LegalDay | 'lasting' | null {
  const begun = disciplines.filter(({ from }) => from <= day);
  if (begun.some(({ to }) => to === null || to >= day)) return 'lasting';
  return begun.reduce<LegalDay | null>((latest, { to }) => (latest === null || to! > latest ? to : latest), null);
}

/** Tells whether an achievement period still counts, given how far discipline reaches. */
export function countsAfter(end: LegalDay | 'lasting' | null, { from }: AchievementPeriod): boolean {
  return end === null || (end !== 'lasting' && from > end);
}
