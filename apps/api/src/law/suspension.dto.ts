import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

/** Body of `PUT /dossiers/{dossierId}/hold`. */
export class HoldDto {
  /** `objection` where somebody objected to what was published; default `hold`. */
  @IsOptional() @IsIn(['hold', 'objection']) readonly kind?: 'hold' | 'objection';
  @IsString() @Length(1, 4000) readonly reason!: string;
  /** Number and day of the document it rests on. */
  @IsString() @Length(1, 500) readonly document!: string;
}

/** Body of `PUT /dossiers/{dossierId}/resume`. */
export class ResumeDto {
  /** What was found, and why the dossier goes on. */
  @IsString() @Length(1, 4000) readonly note!: string;
}

/** An entry of the ledger of suspended time. */
export class SuspensionView {
  readonly id!: string;
  readonly stage!: string;
  @ApiProperty({ enum: ['supplement', 'hold', 'objection'] }) readonly kind!: 'supplement' | 'hold' | 'objection';
  readonly reason!: string;
  readonly document!: string | null;
  readonly fromAt!: string;
  /** null while it lasts. */
  readonly toAt!: string | null;
}

export class SuspensionsView {
  @ApiProperty({ type: [SuspensionView] }) readonly suspensions!: readonly SuspensionView[];
}

/** A dossier that goes on, with the new end of what is owed; null where no limit runs. */
export class ResumedView {
  readonly dossierId!: string;
  readonly dueOn!: string | null;
}
