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
  /** Name of whoever holds it; of a substitute, with whom he stands in for: “X thay mặt Y”. */
  readonly holder!: string | null;
  /** Name of the absent holder it is held in the stead of. */
  readonly onBehalfOf!: string | null;
  readonly delegateId!: string | null;
  /** Name of the colleague working on it for its holder. */
  readonly delegate!: string | null;
  /** Whether its act concludes a step of the procedure. */
  readonly concludes!: boolean;
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
