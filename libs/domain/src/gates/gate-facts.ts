import type { NomineeKind } from '../award.js';
import type { AchievementPeriod } from '../chains/achievement-period.js';
import type { CommendationKind, Discipline } from '../chains/held-award.js';
import type { LegalDay } from '../legal-day.js';
import type { TargetResult } from '../target.js';

/** What keeps an award waiting while it is open. */
export type ProceedingKind =
  'discipline' | 'investigation' | 'inspection' | 'complaint' | 'denunciation' | 'press-report';

/** A discipline, investigation, inspection or verification about the nominee. */
export interface Proceeding {
  readonly kind: ProceedingKind;
  readonly openedOn: LegalDay;
  /** null while it is open. */
  readonly closedOn: LegalDay | null;
}

/** Another award or open proposal of the same nominee. */
export interface OtherAward {
  readonly code: string;
  /** true for titles (danh hiệu), false for forms (hình thức). */
  readonly isTitle: boolean;
  readonly period: AchievementPeriod;
  /** What the achievement is called in the register; null: not recorded. */
  readonly achievement: string | null;
  readonly revokedOn: LegalDay | null;
}

/** An earlier award the proposal rests on. */
export interface BasisAward {
  readonly code: string;
  readonly kind: CommendationKind | null;
  readonly decisionNumber: string | null;
}

/** Duties an enterprise answers for; null: no confirmation on file yet. */
export interface EnterpriseDuties {
  readonly tax: boolean | null;
  readonly insurance: boolean | null;
  readonly environment: boolean | null;
  readonly labourSafety: boolean | null;
  readonly foodSafety: boolean | null;
}

/** What lifts the rule on heads: who allows it, why, by which document. Shown on the dossier for ever. */
export interface HeadOverride {
  readonly name: string;
  readonly reason: string;
  readonly document: string;
}

/** All that the gates look at. null: unknown; an empty list: known to be none. */
export interface GateFacts {
  readonly day: LegalDay;
  readonly nominee: {
    readonly kind: NomineeKind;
    /** Whether the nominee is the head of a body that has targets. */
    readonly isHead: boolean | null;
    readonly isEnterprise: boolean | null;
    readonly directWorker: boolean;
    readonly smallCollective: boolean;
    readonly remoteArea: boolean;
    readonly womanOrMostlyWomen: boolean;
  };
  readonly award: { readonly code: string; readonly isTitle: boolean; readonly kind: CommendationKind };
  readonly period: AchievementPeriod;
  readonly achievement: string | null;
  readonly proceedings: readonly Proceeding[] | null;
  readonly disciplines: readonly Discipline[] | null;
  readonly otherAwards: readonly OtherAward[] | null;
  readonly basis: readonly BasisAward[];
  readonly campaign: { readonly barsHeads: boolean; readonly asksRegistration: boolean };
  /** The assigned targets of the body the nominee heads; `actual` is the verified result. */
  readonly headTargets: readonly TargetResult[];
  readonly headOverride: HeadOverride | null;
  readonly enterpriseDuties: EnterpriseDuties | null;
  /** null: the nominee did not move. `monthsAtOldBody` and `oldBodyOpinion` are null while unknown. */
  readonly transfer: { readonly monthsAtOldBody: number | null; readonly oldBodyOpinion: boolean | null } | null;
  /** Day the title was registered; 'none': known not to be registered; null: unknown. */
  readonly registeredOn: LegalDay | 'none' | null;
}
