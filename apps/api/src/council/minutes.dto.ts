import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';

const MOST_DOSSIERS = 2000;

/** What was said of one dossier. */
export class ItemDiscussionDto {
  @IsUUID() readonly itemId!: string;
  @IsString() @Length(1, 4000) readonly discussion!: string;
}

/** Body of `PUT /council-sessions/{sessionId}/minutes`: all that people write in them. */
export class MinutesDto {
  /** The discussion of the meeting in the secretary's words; absent: as it stands. */
  @IsOptional() @IsString() @Length(1, 20_000) readonly summary?: string;

  /** The discussion of single dossiers; those not named keep theirs. */
  @IsOptional()
  @IsArray()
  @ArrayUnique(({ itemId }: ItemDiscussionDto) => itemId)
  @ArrayMaxSize(MOST_DOSSIERS)
  @ValidateNested({ each: true })
  @Type(() => ItemDiscussionDto)
  readonly items?: ItemDiscussionDto[];
}
