import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../http/index.js';

const KINDS = ['individual', 'collective', 'household'] as const;

/** Which subjects are listed. */
export class SubjectQuery extends PageQuery {
  /** Words of a name in any order, with or without accents, each in full or begun. */
  @IsOptional() @IsString() @Length(1, 200) readonly search?: string;
  @ApiProperty({ enum: KINDS, required: false })
  @IsOptional()
  @IsIn(KINDS)
  readonly kind?: (typeof KINDS)[number];
  /** Body they belong to today. */
  @IsOptional() @IsUUID() readonly body?: string;
}

/** Which rung of the title ladder is asked. */
export class LadderQuery extends PageQuery {
  /** The title one might be proposed for. */
  @IsString() @Length(1, 60) readonly award!: string;
  /** Calendar year of the proposal. */
  @ApiProperty({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  readonly year!: number;
}

/** Which awards are exported. */
export class AwardExportQuery {
  @IsOptional() @IsString() @Length(1, 60) readonly award?: string;
  /** Body the subjects belong to today. */
  @IsOptional() @IsUUID() readonly body?: string;
  /** Awards for achievements that touch this calendar year. */
  @ApiProperty({ type: 'integer', required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1945)
  @Max(2100)
  readonly year?: number;
}
