import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Length,
} from 'class-validator';

/** Body of `POST /campaigns/{campaignId}/submissions`: one paper (tờ trình) for its dossiers. */
export class SubmissionDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly dossierIds!: string[];
  /** Number and symbol as on the paper: `15/TTr-UBND`. */
  @IsOptional() @IsString() @Length(1, 60) readonly number?: string;
}

/** Body of `POST /dispatches`: one paper to the level above for its dossiers. */
export class DispatchDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly dossierIds!: string[];
  @IsString() @Length(1, 60) readonly number!: string;
}
