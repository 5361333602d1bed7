import { FINDING_WORDS, type FindingKind } from '@bangvang/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../http/index.js';

const KINDS = Object.keys(FINDING_WORDS) as FindingKind[];

/** Query of `GET /operations/radar`. */
export class RadarQuery extends PageQuery {
  /** Only findings of this kind. */
  @IsOptional()
  @IsIn(KINDS)
  @ApiProperty({ enum: KINDS, required: false })
  readonly kind?: FindingKind;
}

/** Something that stands still, or rows that disagree. */
export class FindingView {
  @ApiProperty({ enum: KINDS })
  readonly kind!: FindingKind;
  /** What it is, in Vietnamese. */
  readonly name!: string;
  /** `task`, or the kind of the procedure. */
  readonly subjectKind!: string;
  readonly subjectId!: string;
  readonly dossierId!: string | null;
  /** Legal instant for what the law dates, real instant for what runs. */
  @ApiProperty({ format: 'date-time' })
  readonly sinceAt!: string;
  /** What may be done, in Vietnamese. */
  readonly toDo!: string;
}
