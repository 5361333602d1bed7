import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Body of `POST /mandates`. */
export class MandateDto {
  /** The position stood in for. */
  @IsUUID() readonly positionId!: string;
  /** The absent holder; the caller himself where none is named. */
  @IsOptional() @IsUUID() readonly personId?: string;
  /** Has a post of his own in the same body on all those days. */
  @IsUUID() readonly substituteId!: string;
  /** First day, `YYYY-MM-DD`, today or later. */
  @IsString() @Matches(DAY) readonly validFrom!: string;
  /** Last day, `YYYY-MM-DD`, counted. */
  @IsString() @Matches(DAY) readonly validTo!: string;
  /** 1 to 1000 characters. */
  @IsString() @Length(1, 1000) readonly reason!: string;
  /** Number of the document it rests on, where there is one. */
  @IsOptional() @IsString() @Length(1, 200) readonly document?: string;
}

/** Path of a mandate. */
export class MandatePath {
  @IsUUID() readonly mandateId!: string;
}
