import { ApiProperty } from '@nestjs/swagger';

/** A task as an inbox shows it. */
export class TaskView {
  readonly id!: string;
  readonly kind!: string;
  readonly state!: string;
  readonly dossierId!: string;
  readonly campaignId!: string;
  readonly nominee!: string;
  readonly nomineeKind!: string;
  /** Người lao động trực tiếp. */
  readonly directWorker!: boolean;
  readonly awardCode!: string;
  readonly award!: string;
  /** Name of the proposing body. */
  readonly proposer!: string;
  readonly stage!: string;
  /** The position the task is addressed to. */
  readonly groupId!: string;
  readonly assigneeId!: string | null;
  /** Name of whoever holds it. */
  readonly holder!: string | null;
  readonly dueOn!: string | null;
  /** 0 the highest, 10 the lowest. */
  @ApiProperty({ type: 'integer' }) readonly priority!: number;
  readonly createdAt!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  readonly allowedActions!: string[];
}

/** A task after it was claimed or given back. */
export class TaskHeldView {
  readonly id!: string;
  readonly dossierId!: string;
  readonly groupId!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}
