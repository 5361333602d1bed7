import { Type } from 'class-transformer';
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
  ValidateNested,
} from 'class-validator';
import { AppraisalDto, ReceptionDto } from '../dossiers/handling.dto.js';
import { TaskFilterDto } from '../tasks/worklist.dto.js';

/** Of one act: as many as people read before they confirm. */
export const MOST_ITEMS = 500;

export const BULK_KINDS = ['claim', 'reception', 'appraisal', 'agenda'] as const;

/** The session whose agenda takes the dossiers, behind what stands on it. */
export class AgendaPlaceDto {
  @IsUUID() readonly sessionId!: string;
}

/** Body of `POST /bulk-previews`: which dossiers, named or found, and what is to be done with each. */
export class BulkPreviewDto {
  /** What is done: take the task, receive, appraise, or place on an agenda. Supplement and return are outcomes of the first two. */
  @IsIn(BULK_KINDS) readonly kind!: (typeof BULK_KINDS)[number];

  /** The dossiers; or `filter`. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  @IsUUID('all', { each: true })
  readonly dossierIds?: string[];

  /** The first 500 of one's own list that pass; without a state those the act is about. */
  @IsOptional() @ValidateNested() @Type(() => TaskFilterDto) readonly filter?: TaskFilterDto;

  /** The content of each act, for `kind` reception. */
  @IsOptional() @ValidateNested() @Type(() => ReceptionDto) readonly reception?: ReceptionDto;
  /** For `kind` appraisal. */
  @IsOptional() @ValidateNested() @Type(() => AppraisalDto) readonly appraisal?: AppraisalDto;
  /** For `kind` agenda. */
  @IsOptional() @ValidateNested() @Type(() => AgendaPlaceDto) readonly agenda?: AgendaPlaceDto;
}

/** Body of `POST /bulk-runs`. */
export class BulkRunDto {
  /** The token of the preview. */
  @IsString() @Length(1, 200) readonly token!: string;
}

/** Path of a run. */
export class BulkRunPath {
  @IsUUID() readonly runId!: string;
}
