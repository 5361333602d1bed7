import { ApiProperty } from '@nestjs/swagger';

/** A duty of a body in a campaign. */
export class DutyAnswer {
  readonly id!: string;
  readonly campaignId!: string;
  readonly campaignTitle!: string;
  readonly bodyId!: string;
  readonly bodyCode!: string;
  readonly bodyName!: string;
  readonly kind!: string;
  readonly name!: string;
  /** Paragraphs of the document it comes from. */
  readonly sourceRef!: string;
  @ApiProperty({ enum: ['barring', 'chasing', 'standing'] }) readonly nature!: string;
  @ApiProperty({ type: String, nullable: true }) readonly dueOn!: string | null;
  /** Exclusive end; null for a standing duty. */
  @ApiProperty({ type: String, nullable: true }) readonly dueAt!: string | null;
  /** Seconds of legal time left; negative when overdue; null when settled or standing. */
  @ApiProperty({ type: 'integer', nullable: true }) readonly secondsLeft!: number | null;
  readonly overdue!: boolean;
  /** Whether the body was given a deadline of its own. */
  readonly ownDeadline!: boolean;
  @ApiProperty({ type: String, nullable: true }) readonly settledAt!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['filing', 'excuse', 'close', 'withdrawal'] })
  readonly settledBy!: string | null;
  @ApiProperty({ type: Boolean, nullable: true }) readonly late!: boolean | null;
  /** Working days late, frozen when it was settled. */
  @ApiProperty({ type: 'integer', nullable: true }) readonly daysLate!: number | null;
  /** Since when its time stands still; nobody is urged meanwhile. */
  @ApiProperty({ type: String, nullable: true }) readonly heldAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly holdReason!: string | null;
  /** What an urging note asks. */
  @ApiProperty({ type: String, nullable: true }) readonly instructions!: string | null;
  /** Why it was excused or withdrawn. */
  @ApiProperty({ type: String, nullable: true }) readonly excuse!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) readonly filing!: object | null;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** Answer of a filing: the receipt. */
export class FilingReceiptView {
  readonly id!: string;
  /** Legal time of receipt: timeliness is read from it. */
  readonly receivedAt!: string;
  /** The working day it counts as received on. */
  readonly receivedOn!: string;
  readonly late!: boolean;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** Answer of another command on a duty. */
export class DutyChangedView {
  readonly id!: string;
  @ApiProperty({ type: String, nullable: true }) readonly dueOn!: string | null;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}
