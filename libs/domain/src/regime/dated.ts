import type { LegalDay } from '../legal-day.js';
import type { Confidence } from './confidence.js';

/** A row of the law as data: in force from one day to another, both included, with the clause it rests on. */
export interface DatedRow {
  /** First day in force; null: since always. */
  readonly validFrom: LegalDay | null;
  /** Last day in force; null: until further notice. */
  readonly validTo: LegalDay | null;
  readonly source: string;
  readonly confidence: Confidence;
}

/** The rows in force on a day, in their own order. Both ends of validity count. */
export function inForceOn<R extends Pick<DatedRow, 'validFrom' | 'validTo'>>(
  rows: readonly R[],
  day: LegalDay,
): readonly R[] {
  return rows.filter(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
  );
}
