import { ApiProperty } from '@nestjs/swagger';

/** A message told to the person signed in. */
export class MessageAnswer {
  readonly id!: string;
  /** reminder, letter, overdue-list, extension, close, report, … */
  readonly kind!: string;
  readonly subjectKind!: string;
  readonly subjectId!: string;
  readonly title!: string;
  readonly text!: string;
  @ApiProperty({ enum: ['pending', 'sent', 'dead', 'unaddressed', 'withdrawn'] }) readonly state!: string;
  readonly toldAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly sentAt!: string | null;
}
