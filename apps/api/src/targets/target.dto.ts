import { ApiProperty } from '@nestjs/swagger';
import { COMPARATORS, type Comparator } from '@bangvang/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../http/index.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FINITE = { allowNaN: false, allowInfinity: false } as const;

/** Path of `/campaigns/{campaignId}/targets/{targetCode}`. */
export class TargetPath {
  @IsUUID() readonly campaignId!: string;
  @IsString() @Length(1, 100) readonly targetCode!: string;
}

/** Path of `/campaigns/{campaignId}/target-results/{targetCode}/{bodyCode}`. */
export class TargetResultPath extends TargetPath {
  @IsString() @Length(1, 100) readonly bodyCode!: string;
}

/** Query of `GET /campaigns/{campaignId}/targets`. */
export class TargetsQuery extends PageQuery {
  /** Code of one body: only what is assigned to it. */
  @IsOptional() @IsString() @Length(1, 100) readonly body?: string;
}

/** One body a target is given to. */
export class AssignmentDto {
  @IsString() @Length(1, 100) readonly bodyCode!: string;
  /** The body's own figure; absent: the target's. */
  @IsOptional() @IsNumber(FINITE) readonly value?: number;
  /** Upper end of its own range. */
  @IsOptional() @IsNumber(FINITE) readonly upper?: number;
  /** What its reduction is counted from. */
  @IsOptional() @IsNumber(FINITE) readonly baselineValue?: number;
}

/** Body of `PUT …/targets/{targetCode}/assignments`: all bodies the target is given to from now on. */
export class AssignmentsDto {
  @ApiProperty({ type: [AssignmentDto] })
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => AssignmentDto)
  readonly bodies!: AssignmentDto[];
  /** Groups whose bodies get it with the target's own figure, besides those named. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @ApiProperty({ type: [String], required: false })
  readonly groups?: string[];
  /** Number and day of the document that gives it. */
  @IsString() @Length(1, 500) readonly basis!: string;
}

/** Body of `POST …/targets/{targetCode}/amendments`. What is absent stays as before. */
export class AmendmentDto {
  @IsOptional()
  @IsIn(COMPARATORS)
  @ApiProperty({ enum: COMPARATORS, required: false })
  readonly comparator?: Comparator;
  /** The printed word. */
  @IsOptional() @IsString() @Length(1, 100) readonly comparatorText?: string;
  @IsOptional() @IsNumber(FINITE) readonly value?: number;
  /** Upper end, for `between` only. */
  @IsOptional() @IsNumber(FINITE) readonly upper?: number;
  @IsOptional() @IsString() @Length(0, 100) readonly unit?: string;
  @IsOptional() @IsBoolean() readonly approximate?: boolean;
  /** In the target's unit; takes the place of the campaign's percentage. */
  @IsOptional() @IsNumber(FINITE) @Min(0) readonly tolerance?: number;
  @IsOptional() @IsNumber(FINITE) readonly baselineValue?: number;
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(9999)
  @ApiProperty({ type: 'integer', required: false })
  readonly baselineYear?: number;
  @IsOptional() @IsNumber(FINITE) readonly denominator?: number;
  /** Number and day of the amending document. */
  @IsString() @Length(1, 500) readonly basis!: string;
  /** First day of effect (YYYY-MM-DD), within the campaign. */
  @Matches(DAY) readonly effectiveFrom!: string;
}

/** Body of `PUT …/target-results/{targetCode}/{bodyCode}/verification`. */
export class VerificationDto {
  /** The verified result in the target's own unit; absent: as reported. */
  @IsOptional() @IsNumber(FINITE) readonly verified?: number;
  /** Why it differs from what was reported. */
  @IsOptional() @IsString() @Length(1, 2000) readonly note?: string;
}

/** Body of `PUT /campaigns/{campaignId}/target-rules`. What is absent stays as before. */
export class TargetRulesDto {
  /** Whether the head of a body with unmet assigned targets is not commended. */
  @IsOptional() @IsBoolean() readonly headRule?: boolean;
  /** What “khoảng” allows, in per cent of a target's value. */
  @IsOptional() @IsNumber(FINITE) @Min(0) @Max(100) readonly tolerancePercent?: number;
  /** Number and day of the document the change rests on. */
  @IsString() @Length(1, 500) readonly basis!: string;
}

/** Body of `PUT /dossiers/{dossierId}/head-override`. */
export class HeadOverrideDto {
  /** Who answers for it; absent: the issuer who records it. */
  @IsOptional() @IsString() @Length(1, 200) readonly name?: string;
  @IsString() @Length(1, 2000) readonly reason!: string;
  @IsString() @Length(1, 100) readonly documentNumber!: string;
  /** Day of the document (YYYY-MM-DD), not after today. */
  @Matches(DAY) readonly documentDate!: string;
}
