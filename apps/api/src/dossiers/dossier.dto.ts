import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmptyObject,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NEXT_STAGES, type Stage } from '@bangvang/domain';
import { PageQuery } from '../http/index.js';

const STAGES = Object.keys(NEXT_STAGES) as Stage[];

/** Who is proposed (đối tượng được đề nghị). */
export class NomineeDto {
  @IsIn(['individual', 'collective', 'household']) readonly kind!: 'individual' | 'collective' | 'household';
  @IsString() @Length(1, 300) readonly name!: string;
  /** Post or office, as on paper. */
  @IsOptional() @IsString() @Length(1, 300) readonly title?: string | null;
  /** Body the nominee belongs to; the proposing body when absent. */
  @IsOptional() @IsString() @Length(1, 100) readonly bodyCode?: string | null;
  /** Code of the person, where the nominee has an account here: he then never handles the dossier, and is told the result. */
  @IsOptional() @IsString() @Length(1, 100) readonly personCode?: string | null;
  /** Người lao động trực tiếp. */
  @IsOptional() @IsBoolean() readonly directWorker: boolean = false;
  /** Tập thể nhỏ. */
  @IsOptional() @IsBoolean() readonly smallCollective: boolean = false;
}

/** Body of `POST /campaigns/{campaignId}/dossiers`. */
export class DraftDossierDto {
  @IsNotEmptyObject() @ValidateNested() @Type(() => NomineeDto) readonly nominee!: NomineeDto;
  @IsString() @Length(1, 60) readonly awardCode!: string;
  /** Short account of what was achieved. 1 to 20000 characters. */
  @IsString() @Length(1, 20000) readonly achievement!: string;
  /** Proposing body, for an officer of several. */
  @IsOptional() @IsUUID() readonly bodyId?: string;
}

/** Body of `PATCH /dossiers/{dossierId}`. */
export class EditDossierDto {
  /** Short account of what was achieved; absent: it stays. 1 to 20000 characters. */
  @IsOptional() @IsString() @Length(1, 20000) readonly achievement?: string;
  /** The nominee's sheet as a whole, by the form of `GET /dossiers/{dossierId}/form`; absent: it stays. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject()
  readonly answers?: Record<string, unknown>;
}

/** Body of `POST /dossiers/{dossierId}/papers`. */
export class AddPaperDto {
  /** Code of the paper, from `GET /papers`. */
  @IsString() @Length(1, 60) readonly paperCode!: string;
  /** SHA-256 of a file uploaded before, in hexadecimal. */
  @Matches(/^[0-9a-f]{64}$/) readonly fileSha256!: string;
  @IsString() @Length(1, 300) readonly name!: string;
}

/** Body of `PUT /dossiers/{dossierId}/unit-review`: the unit's own review (bình xét). */
export class UnitReviewDto {
  /** Legal day 'YYYY-MM-DD'. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/) readonly heldOn!: string;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(1) @Max(100000) readonly present!: number;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(100000) readonly agreed!: number;
  @IsString() @Length(1, 20000) readonly minutes!: string;
}

/** Body of `PUT /dossiers/{dossierId}/withdrawal`. */
export class WithdrawalDto {
  @IsString() @Length(1, 4000) readonly reason!: string;
}

/** Which dossiers are listed. */
export class DossierQuery extends PageQuery {
  @IsOptional() @IsUUID() readonly campaign?: string;
  @ApiProperty({ enum: STAGES, required: false }) @IsOptional() @IsIn(STAGES) readonly stage?: Stage;
  /** Proposing body. */
  @IsOptional() @IsUUID() readonly body?: string;
}
