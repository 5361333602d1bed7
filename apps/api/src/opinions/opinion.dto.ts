import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
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

/** Body of `POST /consultations`: one letter for 1 to 200 dossiers of one campaign, to 1 to 30 bodies. */
export class ConsultationDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly dossierIds!: string[];
  /** Codes of the bodies asked. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  readonly bodyCodes!: string[];
  /** What they are asked. 1 to 4000 characters. */
  @IsString() @Length(1, 4000) readonly questions!: string;
  /** Answers needed of each dossier before its appraisal is concluded; all where absent. */
  @ApiPropertyOptional({ type: 'integer' }) @IsOptional() @IsInt() @Min(1) @Max(30) readonly minimum?: number;
  /** Last legal day to answer, 'YYYY-MM-DD'; by the limit `consultation` of the level where absent. */
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) readonly dueOn?: string;
  /** Number and day of the letter. */
  @IsOptional() @IsString() @Length(1, 500) readonly document?: string;
}

const ANSWERS = ['agree', 'disagree', 'no-comment'] as const;

/** Body of `PUT /opinions/{opinionId}`. */
export class OpinionDto {
  @IsIn(ANSWERS) readonly answer!: (typeof ANSWERS)[number];
  /** Needed to disagree. 1 to 8000 characters. */
  @IsOptional() @IsString() @Length(1, 8000) readonly text?: string;
  /** The letter of reply, a file uploaded before: SHA-256 in hexadecimal. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) readonly paperSha256?: string;
}

/** Path of an opinion asked. */
export class OpinionPath {
  @IsUUID() readonly opinionId!: string;
}

/** Body of `PUT /dossiers/{dossierId}/consultation-end`. */
export class ConsultationEndDto {
  /** Why no more answers are waited for. 1 to 4000 characters. */
  @IsString() @Length(1, 4000) readonly reason!: string;
}
