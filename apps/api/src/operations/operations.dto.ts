import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { type ProcedureKind, WORKFLOW_TYPES } from '@bangvang/contracts';
import { PageQuery } from '../http/index.js';

const KINDS = Object.keys(WORKFLOW_TYPES);

/** A durable procedure as its row shows it. */
export class ProcedureDto {
  @ApiProperty({ enum: KINDS })
  readonly kind!: ProcedureKind;
  readonly id!: string;
  @ApiProperty({ type: 'integer' })
  readonly factVersion!: number;
  @ApiProperty({ type: 'integer' })
  readonly followedVersion!: number;
  /** Legal instant of its next own act. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly dueAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly endedAt!: string | null;
  /** Real instant of its last fact. */
  @ApiProperty({ format: 'date-time' })
  readonly touchedAt!: string;
  /** It has not followed its last fact, or is past its due instant. */
  readonly behind!: boolean;
}

/** Query of `GET /procedures`. */
export class ProceduresQuery extends PageQuery {
  /** Only procedures that are behind. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly behind?: boolean;
}

export class ProcedurePath {
  @IsIn(KINDS)
  @ApiProperty({ enum: KINDS })
  readonly kind!: ProcedureKind;

  @IsUUID()
  readonly id!: string;
}

/** A procedure set going again. */
export class ReseatView {
  @ApiProperty({ enum: KINDS })
  readonly kind!: ProcedureKind;
  readonly id!: string;
}
