import { ApiProperty } from '@nestjs/swagger';

const KINDS = ['paper', 'sheet', 'review', 'content', 'other'] as const;

/** A kind of defect of the campaign's catalogue. */
export class DefectKindView {
  readonly code!: string;
  readonly name!: string;
  @ApiProperty({ enum: KINDS }) readonly concerns!: (typeof KINDS)[number];
  /** The paper it is always about; null: whoever asks names one, where it concerns a paper. */
  @ApiProperty({ type: String, nullable: true }) readonly paper!: string | null;
  /** The field of the sheet it is about. */
  @ApiProperty({ type: String, nullable: true }) readonly field!: string | null;
  readonly source!: string;
}

/** The catalogue of defects frozen in a campaign. */
export class DefectKindsView {
  readonly campaignId!: string;
  @ApiProperty({ type: [DefectKindView] }) readonly defects!: readonly DefectKindView[];
}

/** One item asked, with what the unit did about it; nulls while it has not answered. */
export class SupplementItemView {
  readonly id!: string;
  readonly code!: string;
  readonly name!: string;
  @ApiProperty({ type: String, nullable: true }) readonly paperCode!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly note!: string | null;
  @ApiProperty({ enum: ['supplied', 'objected'], nullable: true }) readonly answer!: 'supplied' | 'objected' | null;
  @ApiProperty({ type: String, nullable: true }) readonly paperId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly answerNote!: string | null;
}

/** One request of a supplement. */
export class SupplementView {
  @ApiProperty({ type: 'integer' }) readonly round!: number;
  /** `submitted` at reception, `under-appraisal`. */
  readonly stage!: string;
  @ApiProperty({ type: String, nullable: true }) readonly level!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly reasons!: string | null;
  readonly askedAt!: string;
  readonly askedBy!: string;
  /** null while the unit has the dossier. */
  @ApiProperty({ type: String, nullable: true }) readonly answeredAt!: string | null;
  /** Number of the sending that answers it, 1 for the first of the dossier. */
  @ApiProperty({ type: 'integer', nullable: true }) readonly answeredIn!: number | null;
  @ApiProperty({ type: [SupplementItemView] }) readonly items!: readonly SupplementItemView[];
}

/** Every supplement a dossier was asked for, the oldest first. */
export class SupplementsView {
  readonly dossierId!: string;
  @ApiProperty({ type: [SupplementView] }) readonly supplements!: readonly SupplementView[];
}

/** A paper that came, went, or has another file. Hashes are SHA-256, null where there was none. */
export class PaperDifferenceView {
  readonly code!: string;
  readonly name!: string;
  @ApiProperty({ enum: ['added', 'replaced', 'removed'] }) readonly change!: 'added' | 'replaced' | 'removed';
  @ApiProperty({ type: String, nullable: true }) readonly before!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly after!: string | null;
}

/** A field of the sheet, or the account of the achievement, that says something else. */
export class FieldDifferenceView {
  readonly field!: string;
  /** Any value of the form; null where it said nothing. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) readonly before!: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) readonly after!: unknown;
}

/** What differs between two sendings of a dossier, with the items the later one answers. */
export class DifferencesView {
  readonly dossierId!: string;
  /** Numbers of the sendings, 1 for the first. */
  @ApiProperty({ type: 'integer' }) readonly from!: number;
  @ApiProperty({ type: 'integer' }) readonly to!: number;
  @ApiProperty({ type: [PaperDifferenceView] }) readonly papers!: readonly PaperDifferenceView[];
  @ApiProperty({ type: [FieldDifferenceView] }) readonly fields!: readonly FieldDifferenceView[];
  @ApiProperty({ type: [SupplementItemView] }) readonly items!: readonly SupplementItemView[];
}

/** One kind of defect, as often as it was found. */
export class DefectCountView {
  readonly code!: string;
  readonly name!: string;
  @ApiProperty({ type: 'integer' }) readonly items!: number;
  @ApiProperty({ type: 'integer' }) readonly dossiers!: number;
  /** Items the units objected to. */
  @ApiProperty({ type: 'integer' }) readonly objected!: number;
}

/** How often dossiers were sent back. */
export class DefectTotalsView {
  /** Dossiers submitted. */
  @ApiProperty({ type: 'integer' }) readonly dossiers!: number;
  /** Of these, sent back at least once. */
  @ApiProperty({ type: 'integer' }) readonly returned!: number;
  @ApiProperty({ type: 'integer' }) readonly requests!: number;
  @ApiProperty({ type: 'integer' }) readonly items!: number;
  /** Share of the dossiers sent back, in percent with one decimal; null where there is none. */
  @ApiProperty({ type: Number, nullable: true }) readonly share!: number | null;
  /** Calendar days from request to supplement, on average; null where nothing was supplied. */
  @ApiProperty({ type: Number, nullable: true }) readonly meanDays!: number | null;
}

export class UnitDefectCountView {
  readonly code!: string;
  @ApiProperty({ type: 'integer' }) readonly items!: number;
}

export class UnitDefectsView extends DefectTotalsView {
  readonly bodyId!: string;
  readonly body!: string;
  @ApiProperty({ type: [UnitDefectCountView] }) readonly defects!: readonly UnitDefectCountView[];
}

/** Defects counted over the dossiers the caller may see. */
export class DefectStatisticsView {
  readonly total!: DefectTotalsView;
  /** The most frequent first. */
  @ApiProperty({ type: [DefectCountView] }) readonly defects!: readonly DefectCountView[];
  /** Units sent back most often first. */
  @ApiProperty({ type: [UnitDefectsView] }) readonly units!: readonly UnitDefectsView[];
}
