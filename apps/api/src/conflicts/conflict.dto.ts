import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';

/** Body of `POST /conflicts`. */
export class ConflictDto {
  /** Whose interest it is; the caller himself where nobody is named. A lead may record it for the people of his body. */
  @IsOptional() @IsUUID() readonly personId?: string;
  /** A subject of the register of awards: all its dossiers are touched. This or `dossierId`. */
  @IsOptional() @IsUUID() readonly subjectId?: string;
  /** One dossier. */
  @IsOptional() @IsUUID() readonly dossierId?: string;
  /** `kin`: a relative; `other`: another interest. */
  @IsIn(['kin', 'other']) readonly kind!: 'kin' | 'other';
  /** Shown to its declarer only. 1 to 1000 characters. */
  @IsString() @Length(1, 1000) readonly reason!: string;
}

/** Path of a declared conflict of interest. */
export class ConflictPath {
  @IsUUID() readonly conflictId!: string;
}
