import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Confidence } from '@bangvang/persistence';
import { PageQuery } from '../http/index.js';

const MOST_VERSIONS = 2_147_483_647;

/** Path of `/law/versions/{version}`. */
export class LawVersionPath {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_VERSIONS })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_VERSIONS)
  readonly version!: number;
}

/** Path of `/law/versions/{from}/changes/{to}`. */
export class LawChangesPath {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_VERSIONS })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_VERSIONS)
  readonly from!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_VERSIONS })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_VERSIONS)
  readonly to!: number;
}

/** Query of `GET /law/parameters`. */
export class ParametersQuery extends PageQuery {
  /** Only parameters of this mark: `unsure` are those not yet confirmed. */
  @IsOptional()
  @IsIn(['sure', 'likely', 'unsure'])
  readonly confidence?: Confidence;
}

/** Path of `/law/calendar/drafts/{year}`. */
export class CalendarDraftPath {
  @ApiProperty({ type: 'integer', minimum: 2000, maximum: 2100 })
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  readonly year!: number;
}
