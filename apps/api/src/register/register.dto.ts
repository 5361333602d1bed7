import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateIf,
} from 'class-validator';
import { IsLegalDay } from './legal-day.dto.js';

const SUBJECT_KINDS = ['individual', 'collective', 'household'] as const;
const SUCCESSION_KINDS = ['merge', 'split', 'same'] as const;

/** Body of `POST /register/subjects`. */
export class SubjectDto {
  @IsIn(SUBJECT_KINDS) readonly kind!: (typeof SUBJECT_KINDS)[number];
  /** Staff number or household book, which tells namesakes apart. */
  @IsOptional() @IsString() @Length(1, 60) readonly code?: string | null;
  @IsString() @Length(1, 300) readonly name!: string;
  @IsOptional() @IsString() @Length(1, 300) readonly title?: string | null;
  @IsString() @Length(1, 100) readonly bodyCode!: string;
}

/** Body of `PUT /register/subjects/{subjectId}/identity`: what it is called and where it belongs from a day on. */
export class IdentityDto {
  @IsString() @Length(1, 300) readonly name!: string;
  @IsOptional() @IsString() @Length(1, 300) readonly title?: string | null;
  @IsString() @Length(1, 100) readonly bodyCode!: string;
  /** First day of the new identity. */
  @IsLegalDay() readonly from!: string;
  /** The paper it rests on. */
  @IsString() @Length(1, 300) readonly document!: string;
}

/** Body of `POST /register/successions`: every predecessor ends and goes on in every successor. */
export class SuccessionDto {
  /** merge, split, or same: entries found to be one subject. */
  @IsIn(SUCCESSION_KINDS) readonly kind!: (typeof SUCCESSION_KINDS)[number];
  @IsArray()
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  readonly predecessorIds!: string[];
  @IsArray()
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  readonly successorIds!: string[];
  @IsLegalDay() readonly succeededOn!: string;
  @IsString() @Length(1, 300) readonly document!: string;
}

/** Body of `PUT /register/nominees/{nomineeId}/subject`. */
export class NomineeSubjectDto {
  /** The subject the nominee is; null: somebody new to the register. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, required: true })
  @ValidateIf((_, value) => value !== null)
  @IsUUID()
  readonly subjectId!: string | null;
}
