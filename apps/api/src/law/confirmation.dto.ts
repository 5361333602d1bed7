import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { CHECK_KINDS, type CheckKind } from '@bangvang/domain';

/** What a person has read or judged about one check. */
export class AnswerDto {
  @IsIn(CHECK_KINDS) readonly kind!: CheckKind;
  /** Code of the gate, the criterion or the paper; for a citation the number of the decision. As `check` of what asks. */
  @IsString() @Length(1, 300) readonly about!: string;
  @IsBoolean() readonly holds!: boolean;
  /** What it rests on, in one's own words. 1 to 2000 characters. */
  @IsString() @Length(1, 2000) readonly note!: string;
  /** A paper of the dossier or a file uploaded before, SHA-256 in hexadecimal. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) readonly evidenceSha256?: string;
}

/** Body of `POST /dossiers/{dossierId}/confirmations`: 1 to 100 answers, each check once, all or none. */
export class ConfirmationsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AnswerDto)
  readonly answers!: AnswerDto[];
}

/** An answer on a dossier's file. */
export class ConfirmationView {
  readonly id!: string;
  @ApiProperty({ enum: CHECK_KINDS }) readonly kind!: CheckKind;
  readonly about!: string;
  readonly holds!: boolean;
  /** `declared` by the unit, `verified` by whoever appraises. */
  @ApiProperty({ enum: ['declared', 'verified'] }) readonly standing!: string;
  readonly note!: string;
  readonly evidenceSha256!: string | null;
  readonly person!: string;
  readonly position!: string;
  readonly body!: string;
  readonly recordedAt!: string;
  /** false: the paper it was read off has been replaced, or another answer has taken its place. */
  readonly counts!: boolean;
}

/** All answers on a dossier's file, the oldest first. */
export class ConfirmationsView {
  readonly dossierId!: string;
  @ApiProperty({ type: [ConfirmationView] }) readonly confirmations!: readonly ConfirmationView[];
}
