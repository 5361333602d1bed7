import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';

/** One entry of a subject's chain. */
export class AuditEntryView {
  readonly subject!: string;
  @ApiProperty({ type: 'integer' })
  readonly seq!: number;
  /** The text that was hashed: JSON with act, times, person, position, body, detail. */
  readonly entry!: string;
  /** sha256(hash before ‖ entry), hex; before the first stands sha256(subject). */
  readonly hash!: string;
}

export class SubjectPath {
  /** `campaign`, `dossier`, `clock`, … */
  @Matches(/^[a-z][a-z-]{0,40}$/)
  readonly kind!: string;

  @IsString()
  @Matches(/^[\w.-]{1,100}$/)
  readonly id!: string;
}
