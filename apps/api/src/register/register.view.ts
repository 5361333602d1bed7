import { ApiProperty } from '@nestjs/swagger';

type Kind = 'individual' | 'collective' | 'household';

/** A subject of the register in a list. */
export class SubjectSummaryView {
  readonly id!: string;
  readonly kind!: Kind;
  readonly code!: string | null;
  readonly name!: string;
  readonly title!: string | null;
  readonly bodyCode!: string;
  readonly body!: string;
  /** The day it ceased; null while it is there. */
  readonly endedOn!: string | null;
  /** Awards that stand, of its own. */
  @ApiProperty({ type: 'integer' }) readonly awards!: number;
  /** The words sought stand in the name in full. */
  readonly inFull!: boolean;
}

/** An identity a subject has or had. */
export class TenureView {
  readonly name!: string;
  readonly title!: string | null;
  readonly bodyCode!: string;
  readonly body!: string;
  /** null: since before the register began. */
  readonly validFrom!: string | null;
  readonly validTo!: string | null;
  readonly document!: string | null;
}

/** A subject this one succeeded to, or that succeeded to it. */
export class SuccessionView {
  readonly subjectId!: string;
  readonly name!: string;
  readonly kind!: 'merge' | 'split' | 'same';
  readonly succeededOn!: string;
  readonly document!: string;
}

/** An achievement period. */
export class PeriodView {
  readonly kind!: 'calendar-year' | 'school-year' | 'span';
  readonly from!: string;
  readonly to!: string;
}

/** An award of the subject or of one it succeeded to. */
export class AwardHeldView {
  readonly id!: string;
  /** Whose it was when given. */
  readonly subjectId!: string;
  readonly heldAs!: string;
  readonly code!: string;
  readonly name!: string;
  readonly commendation!: string | null;
  readonly period!: PeriodView;
  /** The period as people read it. */
  readonly periodText!: string;
  readonly decisionNumber!: string;
  readonly decidedOn!: string;
  readonly decidedBy!: string;
  readonly campaignId!: string | null;
  readonly dossierId!: string | null;
  readonly revokedOn!: string | null;
  readonly revokedReason!: string | null;
  readonly revokedDocument!: string | null;
}

export class DisciplineView {
  readonly id!: string;
  readonly matter!: string;
  readonly measure!: string;
  readonly from!: string;
  /** null while it is open. */
  readonly to!: string | null;
  readonly document!: string;
}

export class InitiativeView {
  readonly id!: string;
  readonly name!: string;
  readonly scope!: 'grassroots' | 'province' | 'national';
  readonly certificateNumber!: string;
  readonly certifiedOn!: string;
  readonly certifiedBy!: string;
}

export class RatingView {
  readonly period!: PeriodView;
  readonly rating!: 'excellent' | 'good' | 'fair' | 'poor';
  readonly document!: string | null;
}

/** Consecutive awards of one code, up to the last whole year. */
export class ChainView {
  readonly awardCode!: string;
  @ApiProperty({ type: 'integer' }) readonly length!: number;
  /** The year the chain has to reach, as people read it. */
  readonly reaches!: string;
  /** The first year missing, going back. */
  readonly missing!: string;
  readonly brokenBy!: 'gap' | 'revoked' | 'discipline' | 'other-years';
}

/** A subject with all the register holds of it and of those it succeeded to. */
export class SubjectView {
  readonly id!: string;
  readonly kind!: Kind;
  readonly code!: string | null;
  readonly name!: string;
  readonly title!: string | null;
  readonly bodyCode!: string;
  readonly body!: string;
  readonly endedOn!: string | null;
  /** Every identity, oldest first. */
  readonly tenures!: TenureView[];
  readonly predecessors!: SuccessionView[];
  readonly successors!: SuccessionView[];
  /** The latest achievement first. */
  readonly awards!: AwardHeldView[];
  /** Chains of each title held; null for whom they are not to be seen. */
  @ApiProperty({ type: () => [ChainView], nullable: true }) readonly chains!: ChainView[] | null;
  readonly initiatives!: InitiativeView[];
  /** null for whom they are not to be seen. */
  @ApiProperty({ type: () => [DisciplineView], nullable: true }) readonly disciplines!: DisciplineView[] | null;
  /** null for whom they are not to be seen. */
  @ApiProperty({ type: () => [RatingView], nullable: true }) readonly ratings!: RatingView[] | null;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** An entry made in the register. */
export class EnteredView {
  readonly id!: string;
}

export class SubjectVersionView {
  readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A fact put in the register. */
export class RegisteredView {
  /** Id of what it was put on. */
  readonly id!: string;
  readonly recorded!: string;
}

/** A namesake of a nominee. */
export class NamesakeView {
  readonly subjectId!: string;
  readonly name!: string;
  readonly title!: string | null;
}

/** A nominee whose namesakes a person must tell apart. */
export class UnknownNomineeView {
  readonly id!: string;
  readonly kind!: Kind;
  readonly name!: string;
  readonly title!: string | null;
  readonly bodyId!: string;
  readonly namesakes!: NamesakeView[];
}

/** Somebody on the title ladder. */
export class LadderView {
  readonly subjectId!: string;
  readonly name!: string;
  readonly title!: string | null;
  readonly body!: string;
  /** As far as the chain goes; if-earned: once the year still running brings its title. */
  readonly may!: 'yes' | 'if-earned' | 'no' | 'needs-person';
  @ApiProperty({ type: 'integer' }) readonly have!: number;
  /** Consecutive titles still missing. */
  @ApiProperty({ type: 'integer' }) readonly missing!: number;
  /** The earliest year of proposal if every year from now on brings the title. */
  @ApiProperty({ type: 'integer' }) readonly earliestYear!: number;
  readonly sentence!: string;
  readonly source!: string;
}
