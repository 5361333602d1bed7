import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { Type } from 'class-transformer';
import { PageQuery } from '../http/index.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Path of `/urging-letters/{letterId}`. */
export class LetterPath {
  @IsUUID() readonly letterId!: string;
}

/** Path of `/bodies/{bodyCode}/timeliness`. */
export class BodyPath {
  @IsString() @Length(1, 100) readonly bodyCode!: string;
}

/** Query of `GET /campaigns/{campaignId}/urging-letters`. */
export class LettersQuery extends PageQuery {
  @IsOptional()
  @IsIn(['drafted', 'signed', 'withdrawn', 'discarded'])
  readonly state?: 'drafted' | 'signed' | 'withdrawn' | 'discarded';
}

/** Body of `PUT /urging-letters/{letterId}/discard`. */
export class DiscardDto {
  @IsString() @Length(1, 2000) readonly reason!: string;
}

/** Body of `POST /campaigns/{campaignId}/urging-notes`. */
export class UrgingNoteDto {
  /** Codes of the bodies asked. */
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(2_000)
  readonly bodies!: string[];
  /** What is asked, in a line. */
  @IsString() @Length(1, 300) readonly name!: string;
  /** The request in full. */
  @IsString() @Length(1, 10_000) readonly text!: string;
  /** Last day for the answer (YYYY-MM-DD), today or later. */
  @Matches(DAY) readonly dueOn!: string;
  /** Number and day of the paper it stands in, where there is one. */
  @IsOptional() @IsString() @Length(1, 500) readonly document?: string;
}

/** Query of `GET /campaigns/{campaignId}/urging-plan`. */
export class UrgingPlanQuery {
  /** Of a draft: the day it would be launched (YYYY-MM-DD). Default: today. */
  @IsOptional() @Matches(DAY) readonly launchedOn?: string;
  /** The last day the campaign would have. Default: the one it has. */
  @IsOptional() @Matches(DAY) readonly endsOn?: string;
}

/** Query of `GET /bodies/{bodyCode}/timeliness`. */
export class TimelinessQuery {
  @Type(() => Number) @IsInt() @Min(2000) @Max(2200) readonly year!: number;
}
