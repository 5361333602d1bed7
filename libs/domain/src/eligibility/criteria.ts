import type { NomineeKind } from '../award.js';
import type { Confidence } from '../regime/confidence.js';

/** Yearly ratings (mức độ hoàn thành nhiệm vụ), from the lowest. */
export const RATINGS = ['failed', 'completed', 'good', 'excellent'] as const;
export type Rating = (typeof RATINGS)[number];

/** How far an initiative or a work has effect, from the narrowest. */
export const MERIT_SCOPES = ['unit', 'province', 'nation'] as const;
export type MeritScope = (typeof MERIT_SCOPES)[number];

/** Forms of discipline, from the lightest. */
export const DISCIPLINE_LEVELS = [
  'khien-trach',
  'canh-cao',
  'ha-bac-luong',
  'giang-chuc',
  'cach-chuc',
  'buoc-thoi-viec',
] as const;
export type DisciplineLevel = (typeof DISCIPLINE_LEVELS)[number];

/** Who launched a campaign. */
export type Launcher = 'unit' | 'commune' | 'district' | 'cluster' | 'province' | 'central-council' | 'prime-minister';

/** What only a person can find: the law words it without a measure, or leaves it to another text. */
export const JUDGED_TYPES = [
  'CONDUCT',
  'BRAVERY_CREATIVITY_IN_COMBAT',
  'INTERNAL_UNITY_AND_COMPLIANCE',
  'EXCEEDED_TARGETS',
  'LEADING_IN_CAMPAIGN',
  'FRAMEWORK_STANDARD',
  'AD_HOC_ACHIEVEMENT',
  'CONTRIBUTION_TO_LOCALITY',
  'ACHIEVEMENT_SCOPE',
  'GREAT_CONTRIBUTION',
  'SERVICE_CONTRIBUTION',
  'SEE_LAW',
  'SEE_SECTOR_DECREE',
] as const;
export type JudgedType = (typeof JUDGED_TYPES)[number];

/** What a criterion measures, and against what. */
export type CriterionTest =
  | { readonly type: JudgedType }
  | { readonly type: 'PERFORMANCE_RATING' | 'COLLECTIVE_RATING'; readonly min: Rating }
  | { readonly type: 'CONSECUTIVE_RATING'; readonly min: Rating; readonly years: number }
  | { readonly type: 'SAME_YEAR_AWARD_ANY'; readonly awards: readonly string[] }
  | { readonly type: 'CONSECUTIVE_AWARD'; readonly award: string; readonly count: number }
  | { readonly type: 'AWARD_COUNT'; readonly award: string; readonly count: number; readonly after?: string }
  | {
      readonly type: 'PRIOR_AWARD_THEN_YEARS';
      readonly award: string;
      readonly years: number;
      readonly min: Rating;
      readonly minExcellentYears?: number;
    }
  | { readonly type: 'INITIATIVE'; readonly scope: MeritScope; readonly count?: number; readonly samePeriod?: boolean }
  | { readonly type: 'SCIENCE_WORK'; readonly scope: MeritScope }
  | { readonly type: 'MEMBER_RATIO'; readonly award: string; readonly minPercent: number }
  | { readonly type: 'HAS_MEMBER_AWARD'; readonly award: string; readonly minCount: number }
  | { readonly type: 'MEMBERS_COMPLETED_TASKS'; readonly percent: number }
  | { readonly type: 'NO_MEMBER_DISCIPLINED'; readonly from: DisciplineLevel }
  | { readonly type: 'CLUSTER_RANK'; readonly organiser: 'province' | 'central-council'; readonly maxRank: number }
  | { readonly type: 'THEMATIC_LEADER'; readonly launchedBy: Launcher; readonly minYears: number }
  | { readonly type: 'OUTSTANDING_IN_CAMPAIGN'; readonly launchedBy: readonly Launcher[] };

/** One criterion (tiêu chuẩn) of an award, with the clause it rests on. */
export type Criterion = CriterionTest & {
  /** Unique within the award and regime. */
  readonly code: string;
  /** The kinds of nominee it is asked of; absent: of all. */
  readonly nominees?: readonly NomineeKind[];
  /** What it asks, in Vietnamese; `{have}` is replaced by what is on file. */
  readonly sentence: string;
  readonly source: string;
  readonly confidence: Confidence;
};

/** Criteria joined: all, any, or at least so many of them. */
export type CriteriaTree =
  | { readonly all: readonly CriteriaTree[] }
  | { readonly any: readonly CriteriaTree[] }
  | { readonly atLeast: number; readonly of: readonly CriteriaTree[] }
  | Criterion;

/** The standard of one award under one or more legal regimes: a row of criteria.yaml. */
export interface AwardCriteria {
  readonly award: string;
  readonly regimes: readonly string[];
  readonly rule: CriteriaTree;
  /** Regimes under which the row is carried over without the text having been read: everything in it is unsure there. */
  readonly unsureIn?: readonly string[];
}

/** The standard of an award under a regime, or null where the regime has none on file. */
export function criteriaFor(rows: readonly AwardCriteria[], award: string, regime: string): AwardCriteria | null {
  return rows.find((row) => row.award === award && row.regimes.includes(regime)) ?? null;
}

/** Tells a single criterion from criteria joined. */
export function isCriterion(tree: CriteriaTree): tree is Criterion {
  return 'type' in tree;
}

/** The parts a joined tree is made of; a criterion has none. */
export function branchesOf(tree: CriteriaTree): readonly CriteriaTree[] {
  if ('all' in tree) return tree.all;
  if ('any' in tree) return tree.any;
  return 'of' in tree ? tree.of : [];
}

/** Every single criterion of a tree, in its order. */
export function leavesOf(tree: CriteriaTree): readonly Criterion[] {
  return isCriterion(tree) ? [tree] : branchesOf(tree).flatMap(leavesOf);
}

/** The tree as it is asked of one kind of nominee: criteria for other kinds are left out; null when nothing is left. */
export function askedOf(tree: CriteriaTree, kind: NomineeKind): CriteriaTree | null {
  if (isCriterion(tree)) return tree.nominees === undefined || tree.nominees.includes(kind) ? tree : null;
  const kept = branchesOf(tree).flatMap((branch) => askedOf(branch, kind) ?? []);
  if (kept.length === 0) return null;
  if ('all' in tree) return { all: kept };
  return 'any' in tree ? { any: kept } : { atLeast: tree.atLeast, of: kept };
}
