import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';

/** One defect the unit has to mend (lỗi hồ sơ). */
export class DefectDto {
  /** Code of the defect, from `GET /campaigns/{campaignId}/defect-kinds`. */
  @IsString() @Length(1, 60) readonly code!: string;
  /** Code of the paper it is about, where its kind is not always about the same one. */
  @IsOptional() @IsString() @Length(1, 60) readonly paperCode?: string;
  /** What is wrong in this dossier. 1 to 2000 characters. */
  @IsOptional() @IsString() @Length(1, 2000) readonly note?: string;
}

/** What the unit did about one item of the request. */
export class ItemAnswerDto {
  /** Id of the item, from `GET /dossiers/{dossierId}/supplements`. */
  @IsUUID() readonly itemId!: string;
  @IsIn(['supplied', 'objected']) readonly answer!: 'supplied' | 'objected';
  /** A present paper of the dossier that answers it. */
  @IsOptional() @IsUUID() readonly paperId?: string;
  /** What was done; to object, the reason. 1 to 2000 characters. */
  @IsOptional() @IsString() @Length(1, 2000) readonly note?: string;
}

/** Body of `PUT /dossiers/{dossierId}/reception`. */
export class ReceptionDto {
  @IsIn(['received', 'supplement', 'returned']) readonly outcome!: 'received' | 'supplement' | 'returned';
  /** Required to ask for a supplement or to return. 1 to 4000 characters. */
  @IsOptional() @IsString() @Length(1, 4000) readonly reasons?: string;
  /** The defects to mend: at least one to ask for a supplement. */
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
  /** One answer for each item asked; absent where none was, after a recall. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ItemAnswerDto)
  readonly answers?: ItemAnswerDto[];
}

/** Body of `PUT /dossiers/{dossierId}/appraisal`. */
export class AppraisalDto {
  @IsIn(['sound', 'unsound', 'supplement']) readonly finding!: 'sound' | 'unsound' | 'supplement';
  /** In the appraiser's words, shown to the council. 1 to 4000 characters. */
  @IsString() @Length(1, 4000) readonly reasons!: string;
  /** The defects to mend: at least one to ask for a supplement. */
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
