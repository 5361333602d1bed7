import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { PageQuery } from '../http/index.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Path of `/campaigns/{campaignId}`. */
export class CampaignPath {
  @IsUUID() readonly campaignId!: string;
}

/** Body of `POST /campaigns`: the document as an object, or as YAML text. One of the two. */
export class DraftCampaignDto {
  /** Code of the issuing body. Without it the issuer is found by the name the document gives. */
  @IsOptional() @IsString() @Length(1, 100) readonly issuerBodyCode?: string;
  /** One campaign document, keys as in the reference files. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject()
  readonly document?: Record<string, unknown>;
  /** The same as YAML text. */
  @IsOptional() @IsString() @MaxLength(1_000_000) readonly yaml?: string;
  /** Of a file with several `campaigns`, the one meant: its `document`, its number, or its place from 1. */
  @IsOptional() @IsString() @Length(1, 200) readonly campaign?: string;
}

/** Body of `PUT /campaigns/{campaignId}/launch`. */
export class LaunchDto {
  /** Day of the launch (YYYY-MM-DD), today or earlier. Default: today by legal time. */
  @IsOptional() @Matches(DAY) readonly launchedOn?: string;
  /** Whether the head of a body with unmet assigned targets is not commended. Default: what the document says. */
  @IsOptional() @IsBoolean() readonly headRule?: boolean;
  /** What “khoảng” allows, in per cent of a target's value. Default 0. */
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(100)
  readonly tolerancePercent?: number;
  /** Asks for the simplified procedure (thủ tục đơn giản) where the law leaves it to the issuer; ad hoc ones always take it. */
  @IsOptional() @IsBoolean() readonly simplified?: boolean;
}

/** Body of `POST /campaigns/{campaignId}/extension`. */
export class ExtensionDto {
  /** The new last day (YYYY-MM-DD), later or earlier than the present one, not in the past. */
  @Matches(DAY) readonly endsOn!: string;
  /** Number and day of the document the change rests on. */
  @IsString() @Length(1, 500) readonly basis!: string;
}

/** Query of `GET /campaigns/{campaignId}/rungs`. */
export class CampaignRungsQuery extends PageQuery {
  /** true: only those still ahead. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly ahead?: boolean;
}

/** Query of `GET /campaigns/{campaignId}/duties`. */
export class CampaignDutiesQuery extends PageQuery {
  /** true: settled duties only; false: open ones only. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly settled?: boolean;
  /** Code of one body. */
  @IsOptional() @IsString() @Length(1, 100) readonly body?: string;
}
