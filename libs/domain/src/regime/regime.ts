import type { LegalDay } from '../legal-day.js';
import type { Confidence } from './confidence.js';
import { inForceOn } from './dated.js';

/** A legal regime (chế độ pháp lý): the law, decree and circular that judge a dossier together. */
export interface LegalRegime {
  readonly code: string;
  readonly validFrom: LegalDay;
  /** Last day in force; null: until further notice. */
  readonly validTo: LegalDay | null;
  readonly confidence: Confidence;
}

/** Which acceptance of the full dossier fixes its regime. Not settled by a text that was read: a parameter. */
export type RegimeFixedAt = 'first-acceptance' | 'deciding-level-acceptance';

/** When the full dossier was accepted; null: not yet. */
export interface Acceptances {
  readonly firstAcceptedOn: LegalDay | null;
  readonly decidingLevelAcceptedOn: LegalDay | null;
}

/** The regime in force on a day, or null on a day no table covers: never guess. */
export function regimeOn<R extends LegalRegime>(regimes: readonly R[], day: LegalDay): R | null {
  return inForceOn(regimes, day).at(-1) ?? null;
}

/**
 * The regime a dossier is judged by, or null while the acceptance that fixes it is still to come.
 * The caller writes the answer on the dossier once and never works it out again.
 * @param fixedAt default: the first acceptance of the full dossier
 * @source Law 06/2026/QH16 (transition, likely): what was received before 01/10/2026 stays under the old text
 */
export function regimeOfDossier<R extends LegalRegime>(
  regimes: readonly R[],
  acceptances: Acceptances,
  fixedAt: RegimeFixedAt = 'first-acceptance',
): R | null {
  const day = fixedAt === 'first-acceptance' ? acceptances.firstAcceptedOn : acceptances.decidingLevelAcceptedOn;
  return day === null ? null : regimeOn(regimes, day);
}
