import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, IsUUID, Length, ValidateNested } from 'class-validator';

const MOST_MEMBERS = 200;

/** A member who does not come. */
export class AbsenceDto {
  @IsUUID() readonly personId!: string;

  /** Why, as the minutes say it. */
  @IsString() @Length(1, 300) readonly reason!: string;
}

/** Body of `PUT /council-sessions/{sessionId}/attendance`. Members not named keep what is marked. */
export class AttendanceDto {
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(MOST_MEMBERS)
  @IsUUID('all', { each: true })
  readonly present!: string[];

  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @ValidateNested({ each: true })
  @Type(() => AbsenceDto)
  readonly absent!: AbsenceDto[];
}

/** Body of `POST /council-sessions/{sessionId}/recusals`. */
export class RecusalDto {
  @IsUUID() readonly itemId!: string;
  @IsUUID() readonly personId!: string;
  @IsString() @Length(1, 300) readonly reason!: string;
}
