import { IsIn, IsString, Length } from 'class-validator';

const VISIBILITIES = ['internal', 'unit'] as const;

/** Body of `POST /dossiers/{dossierId}/comments`. */
export class CommentDto {
  /** `internal`: among those who handle the dossier; `unit`: its unit reads it too. */
  @IsIn(VISIBILITIES) readonly visibility!: (typeof VISIBILITIES)[number];
  /** 1 to 4000 characters. */
  @IsString() @Length(1, 4000) readonly text!: string;
}
