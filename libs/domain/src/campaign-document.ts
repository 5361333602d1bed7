import type { LegalDay } from './legal-day.js';
import type { Comparator, TargetRule } from './target.js';

/** What the readers and writers of campaign documents agree on: the codes a document may use. */
export const ISSUER_LEVELS = ['CENTRAL', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'GRASSROOTS_UNIT', 'CLUSTER'] as const;
export const CAMPAIGN_KINDS = ['REGULAR_ANNUAL', 'THEMATIC', 'SPECIAL_THEMATIC', 'SHORT_WAVE', 'AD_HOC'] as const;
export const DUTY_CODES = [
  'ADVISE',
  'APPRAISE',
  'BUDGET',
  'COMMEND',
  'COMMUNICATE',
  'COMPILE_REPORT',
  'COMPLETE_DOSSIER',
  'COUNCIL_MEMBER_DUTY',
  'COUNCIL_VOTE',
  'DETECT',
  'EVALUATE',
  'FINAL_REVIEW',
  'GUIDE',
  'IMPLEMENT',
  'INSPECT',
  'ISSUE_CLUSTER_PLAN',
  'ISSUE_CLUSTER_REGULATION',
  'ISSUE_GUIDANCE',
  'ISSUE_PLAN',
  'ISSUE_SCORING_TABLE',
  'LAUNCH',
  'MID_REVIEW',
  'MOBILISE',
  'MONITOR',
  'PROPOSE_UPWARD',
  'REPORT',
  'RUN_CLUSTER_ACTIVITY',
  'SELECT_MODELS',
  'SOCIAL_SUPERVISION',
  'SUBMIT_TO_COUNCIL',
  'URGE',
] as const;
export const ELIGIBILITY_CODES = [
  'CRITICISE_WEAK_UNITS',
  'HEAD_BLOCKED_IF_UNMET_TARGETS',
  'OUTSTANDING_IN_CAMPAIGN',
  'PRINCIPLE_ACCURATE_TIMELY_PUBLIC',
  'PRIORITY_DIRECT_WORKERS',
  'PRIORITY_NEW_MODELS',
  'PRIORITY_SMALL_COLLECTIVES_DIRECT_WORKERS',
  'RESULT_BASED',
  'UPWARD_ONLY_OUTSTANDING',
] as const;
export const DIRECTIONS = ['HIGHER_IS_BETTER', 'LOWER_IS_BETTER'] as const;
export const PRECISIONS = ['DAY', 'MONTH', 'YEAR'] as const;
export const PURPOSES = ['REPORT', 'IMPLEMENT', 'COORDINATE', 'INFORM', 'FILE'] as const;

export type IssuerLevel = (typeof ISSUER_LEVELS)[number];
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];
export type DutyCode = (typeof DUTY_CODES)[number];
export type EligibilityCode = (typeof ELIGIBILITY_CODES)[number];
export type Direction = (typeof DIRECTIONS)[number];
export type DatePrecision = (typeof PRECISIONS)[number];
export type RecipientPurpose = (typeof PURPOSES)[number];

/** A date as printed. `value` is as long as it is precise: '2023-10-30', '2023-06', '2023'; null while blank. */
export interface DocumentDate {
  readonly text: string | null;
  readonly value: string | null;
  readonly precision: DatePrecision;
}

/** A day of the campaign's course. `explicit` is false where the text does not name the day itself. */
export interface PeriodPoint {
  readonly value: LegalDay | null;
  readonly explicit: boolean;
  readonly text: string | null;
}

/** A document this one rests on (căn cứ) or concretises. */
export interface ParentDocument {
  readonly number: string;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly relation: string;
  readonly docType: string | null;
}

/** A target (chỉ tiêu) as the document sets it. */
export interface CampaignTarget extends TargetRule {
  readonly id: string;
  readonly group: string | null;
  readonly name: string;
  readonly comparator: Comparator;
  /** The printed word: "khoảng", "trên", "giảm còn"; null where none is printed. */
  readonly comparatorText: string | null;
  readonly unit: string | null;
  readonly direction: Direction;
  readonly approximate: boolean;
  readonly subScope: string | null;
  readonly parentTarget: string | null;
  /** The target this one states again in another form; both count once. */
  readonly sameAs: string | null;
  readonly baseline: string | null;
  /** What a reduction is counted from, in the target's unit. */
  readonly baselineValue: number | null;
  readonly baselineYear: number | null;
  readonly denominator: number | null;
  readonly valueText: string | null;
  readonly text: string | null;
  readonly ambiguous: string | null;
  readonly measuresReduction: boolean;
  readonly maintain: boolean;
  readonly perUnit: boolean;
}

/** A paragraph that gives duties. `who` is as printed, to be resolved through the phrase table. */
export interface Responsibility {
  readonly ref: string;
  readonly who: string;
  readonly duty: string;
  readonly codes: readonly DutyCode[];
  readonly reportTo: string | null;
  readonly reportThrough: string | null;
}

/** A rule on who may be commended. A hard one refuses, any other guides. */
export interface EligibilityRule {
  readonly text: string;
  /** null where nobody here knows the rule: it is shown, and a person applies it. */
  readonly code: EligibilityCode | null;
  readonly hard: boolean;
  readonly note: string | null;
}

/** A line of the recipients (nơi nhận). */
export interface Recipient {
  readonly text: string;
  readonly kind: string | null;
  readonly purpose: RecipientPurpose | null;
}

/** Who signed, and on whose behalf (TM., KT., TL.). */
export interface Signatory {
  readonly position: string;
  readonly onBehalf: string | null;
}

/** A document that launches a campaign (Chỉ thị, Kế hoạch, Phát động), as data. Number and day may be blank: a draft. */
export interface CampaignDocument {
  /** Name of the source file or paper, null where none is given. */
  readonly document: string | null;
  readonly number: string;
  readonly numberIsBlank: boolean;
  readonly docType: string;
  readonly docTypeVi: string | null;
  readonly issuer: string;
  readonly issuerLevel: IssuerLevel;
  readonly locality: string | null;
  readonly placeOfIssue: string | null;
  readonly date: DocumentDate;
  readonly title: string;
  readonly campaignKind: CampaignKind;
  readonly campaignYear: number;
  readonly theme: string | null;
  readonly spirit: string | null;
  readonly period: { readonly start: PeriodPoint; readonly midReview: PeriodPoint; readonly end: PeriodPoint };
  readonly parentDocuments: readonly ParentDocument[];
  readonly targets: readonly CampaignTarget[];
  readonly targetsNote: string | null;
  readonly targetGroups: readonly string[];
  readonly qualitativeTargets: readonly string[];
  readonly subMovements: readonly string[];
  readonly linkedMovements: readonly string[];
  readonly emulationContents: readonly string[];
  readonly anniversaries: readonly string[];
  readonly responsibilities: readonly Responsibility[];
  readonly eligibilityRules: readonly EligibilityRule[];
  readonly clusters: readonly string[];
  readonly recipients: readonly Recipient[];
  readonly recipientsNote: string | null;
  readonly signatory: Signatory | null;
  readonly anomalies: readonly string[];
  /** What the file holds and nobody here understands, by its path. */
  readonly unread: Readonly<Record<string, unknown>>;
}
