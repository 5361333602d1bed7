import { ApiProperty } from '@nestjs/swagger';

const KINDS = [
  'stage',
  'conclusion',
  'sending',
  'hold',
  'resume',
  'opinions-asked',
  'opinion',
  'consultation-end',
  'comment',
  'withdrawal',
] as const;

/** One event of a dossier's way. */
export class TimelineEventView {
  readonly id!: string;
  @ApiProperty({ enum: KINDS }) readonly kind!: (typeof KINDS)[number];
  readonly at!: string;
  /** In the public's words. */
  readonly title!: string;
  /** One of those people wait for: received, appraised, voted, submitted upward, decided, published. */
  readonly milestone!: boolean;
  /** null: the procedure itself. */
  @ApiProperty({ type: String, nullable: true }) readonly by!: string | null;
  /** What else is known of it, by its kind. */
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly data!: Readonly<Record<string, unknown>>;
}
