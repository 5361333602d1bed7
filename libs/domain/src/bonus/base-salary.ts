import type { LegalDay } from '../legal-day.js';
import { inForceOn, type DatedRow } from '../regime/dated.js';

/** The base salary (lương cơ sở) in a time: a row of base-salary.yaml. */
export interface BaseSalary extends DatedRow {
  /** Whole đồng a month. */
  readonly amount: number;
}

/** The base salary on the day of a decision, or null on a day no row covers: never guess. */
export function baseSalaryOn(rows: readonly BaseSalary[], decisionDay: LegalDay): BaseSalary | null {
  return inForceOn(rows, decisionDay).at(-1) ?? null;
}
