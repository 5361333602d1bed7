import { ApiProperty } from '@nestjs/swagger';
import type { Confidence } from '@bangvang/persistence';
import { ANY_JSON } from './any-json.js';

/** One load of the law's files that brought something new. */
export class LawVersionView {
  @ApiProperty({ type: 'integer' }) readonly id!: number;
  /** Legal time of the load. */
  readonly loadedAt!: string;
  readonly loadedOn!: string;
  readonly loadedAtReal!: string;
  readonly loadedBy!: string;
  readonly note!: string | null;
  readonly contentHash!: string;
  @ApiProperty({ type: [String] }) readonly files!: readonly string[];
}

/** A version with its files as they were parsed. */
export class LawVersionDetailView extends LawVersionView {
  /** By name of the file. */
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly contents!: Readonly<Record<string, unknown>>;
}

export class FieldChangeView {
  readonly field!: string;
  @ApiProperty(ANY_JSON) readonly before!: unknown;
  @ApiProperty(ANY_JSON) readonly after!: unknown;
}

/** What happened to one row of the law. */
export class LawChangeView {
  readonly file!: string;
  readonly list!: string;
  /** What tells the row from the others of its list; empty for a single setting. */
  readonly key!: string;
  @ApiProperty({ enum: ['added', 'removed', 'changed'] }) readonly change!: 'added' | 'removed' | 'changed';
  @ApiProperty({ type: [FieldChangeView] }) readonly fields!: readonly FieldChangeView[];
  /** First legal day on which it counts. */
  readonly effectiveFrom!: string;
  readonly source!: string | null;
  readonly confidence!: string | null;
}

/** What changed between two versions. */
export class LawChangesView {
  @ApiProperty({ type: 'integer' }) readonly from!: number;
  @ApiProperty({ type: 'integer' }) readonly to!: number;
  @ApiProperty({ type: [LawChangeView] }) readonly changes!: readonly LawChangeView[];
}

/** A figure or rule in force with how sure it is. */
export class LawParameterView {
  readonly file!: string;
  readonly list!: string;
  readonly key!: string;
  /** The single field the mark is for; null: the row as a whole. */
  readonly field!: string | null;
  @ApiProperty(ANY_JSON) readonly value!: unknown;
  readonly source!: string | null;
  @ApiProperty({ enum: ['sure', 'likely', 'unsure'] }) readonly confidence!: Confidence;
  /** In words: “chưa xác nhận” where nobody has confirmed it; null where it is sure. */
  readonly mark!: string | null;
}

/** A year that open work reaches into and that has no table. */
export class CalendarWarningView {
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty({ type: 'integer' }) readonly deadlines!: number;
  readonly text!: string;
}

export class CalendarWarningsView {
  @ApiProperty({ type: [CalendarWarningView] }) readonly warnings!: readonly CalendarWarningView[];
}

export class DraftDayView {
  readonly date!: string;
  readonly name!: string;
}

/** A table of days off proposed by the rules. Nobody counts by it until a person has put it into the calendar's file. */
export class CalendarDraftView {
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty({ type: [DraftDayView] }) readonly off!: readonly DraftDayView[];
  readonly confidence!: 'unsure';
  readonly mark!: string;
}
