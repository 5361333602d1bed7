import { Type } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

/** Body of `PUT /dossiers/{dossierId}/recall`. */
export class RecallDto {
  /** Why it is recalled. 1 to 4000 characters. */
  @IsString() @Length(1, 4000) readonly reason!: string;
}

/** Body of `PUT /dossiers/{dossierId}/reopening`. */
export class ReopeningDto {
  /** Why the appraisal is taken up again. 1 to 4000 characters. */
  @IsString() @Length(1, 4000) readonly reason!: string;
}

/** Which two sendings are compared. */
export class DifferencesQuery {
  /** The earlier one by its number; the one before the later one where absent. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly from?: number;
  /** The later one by its number; the last one where absent. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly to?: number;
}

/** Which dossiers are counted. */
export class DefectQuery {
  /** The legal year in which they were submitted. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2200)
  readonly year?: number;
  @IsOptional() @IsUUID() readonly campaign?: string;
}
