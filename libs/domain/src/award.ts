import type { LegalDay } from './legal-day.js';
import type { VoteRule } from './threshold.js';

/** Who may be proposed: cá nhân, tập thể, hộ gia đình. */
export type NomineeKind = 'individual' | 'collective' | 'household';

/** The levels of government, and the unit below them. */
export type Level = 'central' | 'province' | 'district' | 'commune' | 'unit';

/** Whose competent person decides an award: a level of government, or one of the three authorities at the centre. */
export type DecidingLevel = Exclude<Level, 'central'> | 'government' | 'prime-minister' | 'president';

/** A title or form of commendation under one legal regime: a row of effective-dated data, frozen into a campaign at launch. */
export interface AwardType {
  readonly code: string;
  readonly name: string;
  readonly nomineeKinds: readonly NomineeKind[];
  readonly decidingLevel: DecidingLevel;
  readonly voteRule: VoteRule;
  /** null where the council's own rule says. */
  readonly secretBallot: boolean | null;
  /** Codes of the papers a dossier needs, in the order they are listed to people. */
  readonly requiredPapers: readonly string[];
  /** First day in force; null: since always. */
  readonly validFrom: LegalDay | null;
  /** Last day in force; null: until further notice. */
  readonly validTo: LegalDay | null;
  readonly source: string;
}

/** Tells whether what a body decides (`body.deciding_level`) covers an award; otherwise it submits upward. */
export function decides(award: Pick<AwardType, 'decidingLevel'>, decidingLevel: string): boolean {
  return award.decidingLevel === decidingLevel;
}

/** Tells whether an award exists on a day. Both ends of its validity count. */
export function isInForce(award: Pick<AwardType, 'validFrom' | 'validTo'>, day: LegalDay): boolean {
  return (award.validFrom === null || award.validFrom <= day) && (award.validTo === null || day <= award.validTo);
}

/** Tells whether an award may go to a kind of nominee. */
export function mayGoTo(award: Pick<AwardType, 'nomineeKinds'>, kind: NomineeKind): boolean {
  return award.nomineeKinds.includes(kind);
}
