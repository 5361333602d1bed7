import type { ReadingNote, ReadLine } from '@bangvang/domain';
import type { UnresolvedPhrase } from '@bangvang/procedures';
import { ApiProperty } from '@nestjs/swagger';

/** A "who" of the document that the phrase table does not explain yet. */
export class UnresolvedPhraseView implements UnresolvedPhrase {
  readonly ref!: string;
  readonly who!: string;
  @ApiProperty({ type: [String] }) readonly phrases!: readonly string[];
}

/** One line of what was read, to be held against the paper. */
export class ReadLineView implements ReadLine {
  readonly label!: string;
  readonly value!: string;
}

/** A field of the document and a Vietnamese sentence about it. */
export class ReadingNoteView implements ReadingNote {
  readonly path!: string;
  readonly message!: string;
}

/** What the reading of a document noted, for a person to confirm. */
export class ReadingReportView {
  /** What was read, in the order of the paper. */
  @ApiProperty({ type: [ReadLineView] }) readonly read!: readonly ReadLine[];
  /** Values the text does not state so itself, each with what it was read from. */
  @ApiProperty({ type: [ReadingNoteView] }) readonly inferred!: readonly ReadingNote[];
  /** What nobody here understands; it is kept with the document, unread. */
  @ApiProperty({ type: [ReadingNoteView] }) readonly notUnderstood!: readonly ReadingNote[];
  /** They block the launch until the phrase table explains them. */
  @ApiProperty({ type: [UnresolvedPhraseView] }) readonly unresolved!: readonly UnresolvedPhrase[];
  /** What contradicts itself, as the document notes it or as found on reading; kept as printed. */
  @ApiProperty({ type: [String] }) readonly anomalies!: readonly string[];
}

/** Answer of `POST /campaigns`. */
export class DraftedCampaignView {
  readonly id!: string;
  readonly title!: string;
  readonly stage!: string;
  readonly endsOn!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  readonly report!: ReadingReportView;
}

/** Answer of a command on a campaign. */
export class CampaignChangedView {
  readonly id!: string;
  readonly stage!: string;
  readonly endsOn!: string;
  @ApiProperty({ type: 'integer' }) readonly calendarRev!: number;
  /** Duties given by a launch, or moved by an extension. */
  @ApiProperty({ type: 'integer' }) readonly duties!: number;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A campaign in a list. */
export class CampaignView {
  readonly id!: string;
  readonly issuerCode!: string;
  readonly issuerName!: string;
  @ApiProperty({ type: String, nullable: true }) readonly number!: string | null;
  readonly title!: string;
  readonly kind!: string;
  @ApiProperty({ enum: ['drafted', 'launched', 'closed', 'archived'] }) readonly stage!: string;
  @ApiProperty({ type: String, nullable: true }) readonly launchedOn!: string | null;
  readonly endsOn!: string;
  /** Exclusive end. */
  readonly endsAt!: string;
  readonly proposalsDueOn!: string;
  readonly proposalsDueAt!: string;
  @ApiProperty({ type: 'integer' }) readonly calendarRev!: number;
  @ApiProperty({ type: String, nullable: true }) readonly closedAt!: string | null;
  /** Whether the head of a body with unmet assigned targets is not commended. */
  readonly headRule!: boolean;
  /** What “khoảng” allows, in per cent of a target's value. */
  readonly tolerancePercent!: number;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A target with what it asks now; its versions and assignments: `/campaigns/{campaignId}/targets`. */
export class TargetAnswer {
  readonly code!: string;
  readonly name!: string;
  readonly comparator!: string;
  readonly value!: number;
  readonly unit!: string;
  readonly measuresReduction!: boolean;
  @ApiProperty({ type: Number, nullable: true }) readonly baselineValue!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly subScope!: string | null;
  readonly perUnit!: boolean;
}

export class DeadlineAnswer {
  @ApiProperty({ type: 'integer' }) readonly revision!: number;
  readonly dueOn!: string;
  readonly dueAt!: string;
  readonly basis!: string;
  readonly madeAt!: string;
}

/** One campaign with its document, targets and deadlines. */
export class CampaignDetailView extends CampaignView {
  /** The document as it was read. */
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly document!: object;
  @ApiProperty({ type: [TargetAnswer] }) readonly targets!: readonly TargetAnswer[];
  /** Every revision of the end, the oldest first. */
  @ApiProperty({ type: [DeadlineAnswer] }) readonly deadlines!: readonly DeadlineAnswer[];
  /** While drafted: what blocks the launch. */
  @ApiProperty({ type: [UnresolvedPhraseView] }) readonly unresolved!: readonly UnresolvedPhrase[];
}

/** Somebody a rung tells, by the post held today. */
export class RungReaderView {
  readonly title!: string;
  readonly name!: string;
}

/** A rung of urging, sent or ahead. */
export class RungAnswer {
  readonly id!: string;
  readonly dutyId!: string;
  readonly dutyName!: string;
  readonly bodyId!: string;
  readonly bodyName!: string;
  readonly step!: string;
  @ApiProperty({ type: [String] }) readonly tells!: readonly string[];
  /** Who that is today, with post and name. */
  @ApiProperty({ type: [RungReaderView] }) readonly told!: readonly RungReaderView[];
  @ApiProperty({ type: [String] }) readonly channels!: readonly string[];
  /** Whether a formal letter is drafted for signature. */
  readonly letter!: boolean;
  readonly overdueList!: boolean;
  readonly dueAt!: string;
  @ApiProperty({ type: 'integer' }) readonly deadlineRev!: number;
  @ApiProperty({ enum: ['sent', 'superseded', 'void'], nullable: true, type: String }) readonly outcome!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly firedAt!: string | null;
}

/** What has been reported or verified since the report of the close. */
export class SinceReportAnswer {
  readonly asOf!: string;
  /** Only the targets that changed, as they stand now. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly targets!: readonly object[];
}

/** The report: compiled at the close, a record of its day that never changes; or as things stand before it. */
export class ReportAnswer {
  /** Whether this is the report compiled at the close. */
  readonly final!: boolean;
  readonly compiledAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly closedAt!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } }) readonly duties!: object;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly bodies!: readonly object[];
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly proposals!: object;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly targets!: readonly object[];
  /** Targets whose results were reported or verified after the report was compiled; null where none was. */
  @ApiProperty({ type: SinceReportAnswer, nullable: true }) readonly since!: SinceReportAnswer | null;
}
