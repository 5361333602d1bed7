import type { NomineeKind } from '../award.js';
import type { LegalDay } from '../legal-day.js';
import { leastSure, type Confidence } from '../regime/confidence.js';
import { baseSalaryOn, type BaseSalary } from './base-salary.js';
import { roundBonus, type RoundingMode } from './rounding.js';

/** How many base salaries an award brings under some regimes: a row of bonus.yaml. */
export interface BonusMultiple {
  readonly awards: readonly string[];
  readonly regimes: readonly string[];
  /** Figures of their own by kind of nominee, with at most two decimals: 0.15. */
  readonly multiple: Readonly<Partial<Record<NomineeKind, number>>>;
  /** Whether the factors for collectives and households apply to the individual's figure. */
  readonly factors: boolean;
  /** true: the figure is a ceiling, the issuing body sets the amount. */
  readonly ceiling: boolean;
  readonly source: string;
  readonly confidence: Confidence;
}

/** What a kind of nominee gets on the individual's figure. @source Decree 98/2023/NĐ-CP, Art. 55 */
export type BonusFactors = Readonly<Record<NomineeKind, number>>;

export interface BonusQuestion {
  readonly award: string;
  readonly nomineeKind: NomineeKind;
  /** The base salary of this day counts. */
  readonly decisionDay: LegalDay;
  /** The multiple of this regime counts. */
  readonly regime: string;
  readonly baseSalaries: readonly BaseSalary[];
  readonly multiples: readonly BonusMultiple[];
  readonly factors: BonusFactors;
  readonly rounding: RoundingMode;
}

/** What an award brings, and how it was reckoned. */
export interface Bonus {
  /** Whole đồng; null: a figure is missing, a person has to say. */
  readonly amount: number | null;
  /** Whole đồng before rounding; null as `amount`. */
  readonly exact: number | null;
  readonly baseSalary: number | null;
  /** The multiple with its factor in it; null where none is known. */
  readonly multiple: number | null;
  readonly isCeiling: boolean;
  readonly clause: string;
  readonly confidence: Confidence;
  /** The reckoning as one Vietnamese sentence. */
  readonly sentence: string;
}

/**
 * The bonus (tiền thưởng) of an award: base salary of the decision day × multiple × factor, rounded to ten thousand đồng.
 * @source Decree 98/2023/NĐ-CP, Art. 54, 55; Decree 152/2025/NĐ-CP, Art. 51, 54
 */
export function bonusOf(question: BonusQuestion): Bonus {
  const { award, nomineeKind, decisionDay, regime, rounding } = question;
  const salary = baseSalaryOn(question.baseSalaries, decisionDay);
  const row = question.multiples.find(({ awards, regimes }) => awards.includes(award) && regimes.includes(regime));
  const hundredths = row ? hundredthsOf(row, nomineeKind, question.factors) : null;
  if (!salary || !row || hundredths === null) {
    const why = salary
      ? `chưa có mức thưởng của ${award} cho đối tượng này`
      : 'chưa có lương cơ sở của ngày quyết định';
    return {
      amount: null,
      exact: null,
      baseSalary: salary?.amount ?? null,
      multiple: null,
      isCeiling: false,
      clause: row?.source ?? '',
      confidence: 'unsure',
      sentence: `Cần người xem xét: ${why}.`,
    };
  }
  const exact = Math.round((salary.amount * hundredths) / 100);
  const amount = roundBonus(exact, rounding);
  return {
    amount,
    exact,
    baseSalary: salary.amount,
    multiple: hundredths / 100,
    isCeiling: row.ceiling,
    clause: `${row.source}; ${salary.source}`,
    confidence: leastSure(row.confidence, salary.confidence),
    sentence:
      `${row.ceiling ? 'Tối đa ' : ''}${inDong(amount)} = lương cơ sở ${inDong(salary.amount)} × ` +
      `${String(hundredths / 100).replace('.', ',')}${amount === exact ? '' : `, làm tròn từ ${inDong(exact)}`}.`,
  };
}

/** Money as people read it: 1.800.000 đồng. @param dong whole đồng */
export function inDong(dong: number): string {
  return `${String(dong).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;
}

/** Whole hundredths, so that money never meets a binary fraction. */
function hundredthsOf(row: BonusMultiple, kind: NomineeKind, factors: BonusFactors): number | null {
  const own = row.multiple[kind];
  if (own !== undefined) return Math.round(own * 100);
  const individual = row.multiple.individual;
  if (individual === undefined || !row.factors) return null;
  return Math.round((Math.round(individual * 100) * Math.round(factors[kind] * 100)) / 100);
}
