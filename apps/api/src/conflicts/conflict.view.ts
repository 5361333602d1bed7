import { ApiProperty } from '@nestjs/swagger';

/** A declared conflict of interest, as its person and its declarer see it. */
export class ConflictView {
  readonly id!: string;
  readonly personId!: string;
  readonly person!: string;
  readonly subjectId!: string | null;
  /** Name of the subject. */
  readonly subject!: string | null;
  readonly dossierId!: string | null;
  readonly kind!: string;
  /** Only for its declarer. */
  readonly reason!: string | null;
  readonly declaredBy!: string;
  readonly declaredAt!: string;
  readonly endedAt!: string | null;
}

export class ConflictDeclaredView {
  readonly id!: string;
  /** Tasks that went back at once. */
  @ApiProperty({ type: 'integer' }) readonly released!: number;
}

export class ConflictEndedView {
  readonly id!: string;
}
