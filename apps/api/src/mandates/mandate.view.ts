import { ApiProperty } from '@nestjs/swagger';

/** A standing substitute, from a day to a day. */
export class MandateView {
  readonly id!: string;
  readonly positionId!: string;
  readonly role!: string;
  readonly title!: string;
  /** Name of the body. */
  readonly body!: string;
  readonly personId!: string;
  /** Name of the absent holder. */
  readonly person!: string;
  readonly substituteId!: string;
  readonly substitute!: string;
  readonly validFrom!: string;
  readonly validTo!: string;
  readonly reason!: string;
  readonly document!: string | null;
  readonly madeBy!: string;
  /** Ended early. */
  readonly endedAt!: string | null;
  readonly inForce!: boolean;
  readonly allowedActions!: string[];
}

export class MandateMadeView {
  readonly id!: string;
}

export class MandateEndedView {
  readonly id!: string;
  /** Tasks that went back. */
  @ApiProperty({ type: 'integer' }) readonly returned!: number;
}
