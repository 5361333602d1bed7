import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, IsOptional, Matches, Max, Min } from 'class-validator';
import { ItemsDto, WITH_ZONE } from './convening.dto.js';

const METHODS = ['named', 'paper', 'secret'] as const;
const CHOICES = ['agree', 'disagree', 'abstain'] as const;
const MOST_PAPERS = 10_000;

/** Body of `POST /council-sessions/{sessionId}/items/open`. */
export class ItemsOpeningDto extends ItemsDto {
  /** Named votes of the members, paper ballots counted by two people, or secret ballots by token. */
  @IsIn(METHODS) readonly method!: (typeof METHODS)[number];

  /** End of the window, exclusive: from then on votes are refused. Absent: the secretary closes. Not for papers alone. */
  @ApiProperty({ format: 'date-time', required: false })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(WITH_ZONE)
  readonly closesAt?: string;
}

/** Body of a vote or a written opinion. */
export class ChoiceDto {
  @IsIn(CHOICES) readonly choice!: (typeof CHOICES)[number];
}

/** Body of `PUT /session-items/{itemId}/paper-count`: paper ballots of one item as one person counted them. */
export class PaperCountDto {
  /** Ballots given out. */
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(MOST_PAPERS) readonly issued!: number;
  /** Ballots taken in: the sum of the four kinds. */
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(MOST_PAPERS) readonly collected!: number;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(MOST_PAPERS) readonly agree!: number;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(MOST_PAPERS) readonly disagree!: number;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(MOST_PAPERS) readonly abstain!: number;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(MOST_PAPERS) readonly invalid!: number;
}
