import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Path of `/duties/{dutyId}`. */
export class DutyPath {
  @IsUUID() readonly dutyId!: string;
}

/** What a body reports on one target, in one of three forms: `actual`, `numerator` of `denominator`, or `level`. */
export class TargetResultDto {
  @IsString() @Length(1, 100) readonly targetCode!: string;
  /** In the target's own unit; for a reduction, the reduction itself. */
  @IsOptional() @IsNumber({ allowNaN: false, allowInfinity: false }) readonly actual?: number;
  /** So many … */
  @IsOptional() @IsNumber({ allowNaN: false, allowInfinity: false }) readonly numerator?: number;
  /** … of so many. */
  @IsOptional() @IsNumber({ allowNaN: false, allowInfinity: false }) readonly denominator?: number;
  /** For a reduction with a known baseline: the level reached. */
  @IsOptional() @IsNumber({ allowNaN: false, allowInfinity: false }) readonly level?: number;
}

/** Body of `PUT /duties/{dutyId}/filing`. */
export class FilingDto {
  /** In the body's words. 1 to 10000 characters. */
  @IsString() @Length(1, 10_000) readonly summary!: string;
  @IsOptional() @IsString() @Length(1, 100) readonly documentNumber?: string;
  /** Day of the paper (YYYY-MM-DD). */
  @IsOptional() @Matches(DAY) readonly documentDate?: string;
  /** Results on the campaign's targets, each once. */
  @ApiProperty({ type: [TargetResultDto], required: false })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => TargetResultDto)
  readonly results?: TargetResultDto[];
  /** Answers to the form of `GET /duties/{dutyId}/form`, where the duty has one. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject()
  readonly answers?: Record<string, unknown>;
  /** The paper itself, uploaded before by `POST /files`. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) readonly fileSha256?: string;
}

/** Body of `PUT /duties/{dutyId}/excuse`, `/withdrawal` and `/hold`. */
export class ExcuseDto {
  @IsString() @Length(1, 2000) readonly reason!: string;
}

/** Body of `PUT /duties/{dutyId}/deadline`. */
export class DutyDeadlineDto {
  /** The new last day (YYYY-MM-DD), today or later. */
  @Matches(DAY) readonly dueOn!: string;
  /** What the extension rests on. */
  @IsString() @Length(1, 500) readonly basis!: string;
}

/** Body of `PUT /duties/{dutyId}/return`. */
export class ReturnDto {
  /** By when it is to be filed again (YYYY-MM-DD), today or later. */
  @Matches(DAY) readonly dueOn!: string;
  @IsString() @Length(1, 2000) readonly reason!: string;
}
