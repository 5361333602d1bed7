import { ApiProperty } from '@nestjs/swagger';

/** A task as an inbox shows it. */
export class TaskView {
  readonly id!: string;
  readonly kind!: string;
  readonly state!: string;
  readonly dossierId!: string;
  readonly campaignId!: string;
  readonly nominee!: string;
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

/** What waits in one of the caller's positions. */
export class GroupCountView {
  readonly groupId!: string;
  readonly title!: string;
  readonly body!: string;
  /** 0 to 999. */
  @ApiProperty({ type: 'integer' }) readonly ready!: number;
  /** There are more than 999. */
  readonly more!: boolean;
}

export class TaskCountsView {
  readonly groups!: GroupCountView[];
  /** Tasks the caller holds, 0 to 999. */
  @ApiProperty({ type: 'integer' }) readonly mine!: number;
  readonly moreMine!: boolean;
}
