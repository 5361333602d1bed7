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
  /** Legal instant at which it was told. */
  readonly toldAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly readAt!: string | null;
  /** How it fared by mail; null when it does not go by mail. `collected`: told in a digest. */
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['pending', 'sent', 'collected', 'withdrawn', 'dead', 'unaddressed'],
  })
  readonly mailState!: string | null;
  /** Real instant at which a mail server took it. */
  @ApiProperty({ type: String, nullable: true }) readonly mailedAt!: string | null;
}

/** How much is unread. */
export class UnreadView {
  /** Counted up to 999. */
  @ApiProperty({ type: 'integer' }) readonly unread!: number;
}

/** What was marked as read. */
export class ReadView {
  /** Messages not read before. */
  @ApiProperty({ type: 'integer' }) readonly read!: number;
}
