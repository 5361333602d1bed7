import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';

/** Body of `PUT /tasks/{taskId}/priority`. */
export class PriorityDto {
  /** 0 the highest, 10 the lowest. */
  @IsInt() @Min(0) @Max(10) @ApiProperty({ type: 'integer', minimum: 0, maximum: 10 }) readonly priority!: number;
  /** Why. 1 to 1000 characters. */
  @IsString() @Length(1, 1000) readonly reason!: string;
}

/** A task after its priority was changed. */
export class PriorityView {
  readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly priority!: number;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** An act on a task. */
export class TaskEventView {
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  readonly act!: string;
  /** Who acted; null: the procedure. */
  readonly by!: string | null;
  readonly from!: string | null;
  readonly to!: string | null;
  readonly reason!: string | null;
}

/** A revision of a task's deadline. */
export class TaskDeadlineView {
  @ApiProperty({ type: 'integer' }) readonly revision!: number;
  @ApiProperty({ format: 'date' }) readonly dueOn!: string;
  readonly basis!: string;
  @ApiProperty({ format: 'date-time' }) readonly madeAt!: string;
  readonly by!: string | null;
}

/** A step of a task's ladder. */
export class TaskRungView {
  readonly step!: string;
  @ApiProperty({ type: 'integer' }) readonly deadlineRev!: number;
  @ApiProperty({ format: 'date-time' }) readonly dueAt!: string;
  /** null: still ahead. */
  @ApiProperty({ type: String, enum: ['sent', 'superseded', 'void'], nullable: true })
  readonly outcome!: 'sent' | 'superseded' | 'void' | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly firedAt!: string | null;
  /** Names of those told. */
  @ApiProperty({ type: [String] }) readonly told!: readonly string[];
}

/** A task from its arrival to its end. Instants are of legal time. */
export class TaskHistoryView {
  readonly id!: string;
  readonly kind!: string;
  readonly state!: string;
  @ApiProperty({ type: 'integer' }) readonly priority!: number;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly claimedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly endedAt!: string | null;
  readonly holder!: string | null;
  readonly dueOn!: string | null;
  @ApiProperty({ type: 'integer' }) readonly deadlineRev!: number;
  @ApiProperty({ type: [TaskEventView] }) readonly events!: readonly TaskEventView[];
  @ApiProperty({ type: [TaskDeadlineView] }) readonly deadlines!: readonly TaskDeadlineView[];
  @ApiProperty({ type: [TaskRungView] }) readonly rungs!: readonly TaskRungView[];
}
