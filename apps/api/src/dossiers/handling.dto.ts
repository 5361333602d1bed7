import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length, ValidateNested } from 'class-validator';

/** One defect the unit has to mend. */
export class DefectDto {
  /** Code of the paper it is about. */
  @IsOptional() @IsString() @Length(1, 60) readonly paperCode?: string;
  @IsString() @Length(1, 2000) readonly defect!: string;
}

/** Body of `PUT /dossiers/{dossierId}/reception`. */
export class ReceptionDto {
  @IsIn(['received', 'supplement', 'returned']) readonly outcome!: 'received' | 'supplement' | 'returned';
  /** Required to ask for a supplement or to return. 1 to 4000 characters. */
  @IsOptional() @IsString() @Length(1, 4000) readonly reasons?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DefectDto)
  readonly items?: DefectDto[];
}

/** Body of `PUT /dossiers/{dossierId}/supplement`. */
export class SupplementDto {
  /** What was supplemented. 1 to 4000 characters. */
  @IsString() @Length(1, 4000) readonly note!: string;
}

/** Body of `PUT /dossiers/{dossierId}/appraisal`. */
export class AppraisalDto {
  @IsIn(['sound', 'unsound', 'supplement']) readonly finding!: 'sound' | 'unsound' | 'supplement';
  /** In the appraiser's words, shown to the council. 1 to 4000 characters. */
  @IsString() @Length(1, 4000) readonly reasons!: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DefectDto)
  readonly items?: DefectDto[];
}

/** Body of `PUT /dossiers/{dossierId}/completion`. */
export class CompletionDto {
  @IsString() @Length(1, 4000) readonly note!: string;
  /** Draft of the decision or of the submission upward. */
  @IsOptional() @IsString() @Length(1, 20000) readonly draftText?: string;
}
