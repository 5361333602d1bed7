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
  Min,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../http/index.js';

/** Body of `POST /decisions`: one decision (quyết định) for its dossiers. */
export class DecisionDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly dossierIds!: string[];
  @IsIn(['decided', 'refused']) readonly outcome!: 'decided' | 'refused';
  /** Number wanted from the register: it must be the next one, or open the register. Absent: the next one. */
  @ApiProperty({ type: 'integer', required: false }) @IsOptional() @IsInt() @Min(1) readonly number?: number;
  /** Required for a refusal. */
  @IsOptional() @IsString() @Length(1, 4000) readonly reason?: string;
  /** Number and symbol of a decision made above this installation, as its paper has them. */
  @IsOptional() @IsString() @Length(1, 60) readonly outsideNumber?: string;
  /** Legal day of that paper. */
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) readonly outsideDate?: string;
}

/** Which decisions are listed. */
export class DecisionQuery extends PageQuery {
  @IsOptional() @IsUUID() readonly campaign?: string;
}

/** Path of a decision. */
export class DecisionPath {
  @IsUUID() readonly decisionId!: string;
}
