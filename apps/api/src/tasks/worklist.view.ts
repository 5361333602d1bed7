import { ApiProperty } from '@nestjs/swagger';
import { TaskView } from './task.view.js';

/** A task in a list. */
export class WorkView extends TaskView {
  /** Put off until this day; absent in lists that show none put off. */
  readonly snoozedUntil?: string | null;
}

/** Figures of what waits, each 0 to 999. */
class TaskFiguresView {
  /** There are more than were counted. */
  readonly more!: boolean;
  @ApiProperty({ type: 'integer' }) readonly overdue!: number;
  /** Due by the end of today. */
  @ApiProperty({ type: 'integer' }) readonly today!: number;
  /** Since when the oldest waits. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) readonly oldestAt!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) readonly oldestDays!: number | null;
}

/** What waits in one of the caller's positions. */
export class GroupCountView extends TaskFiguresView {
  readonly groupId!: string;
  readonly title!: string;
  readonly body!: string;
  /** 0 to 999. */
  @ApiProperty({ type: 'integer' }) readonly ready!: number;
}

/** What the caller holds. */
export class HeldCountView extends TaskFiguresView {
  /** 0 to 999. */
  @ApiProperty({ type: 'integer' }) readonly count!: number;
}

export class TaskCountsView {
  readonly groups!: GroupCountView[];
  readonly held!: HeldCountView;
  /** Tasks the caller holds, 0 to 999. */
  @ApiProperty({ type: 'integer' }) readonly mine!: number;
  readonly moreMine!: boolean;
}

/** What one person of a body one leads has in hand. */
export class WorkloadView {
  readonly personId!: string;
  readonly name!: string;
  /** Whether the person holds a post of the body today. */
  readonly present!: boolean;
  /** 0 to 999, as the other figures. */
  @ApiProperty({ type: 'integer' }) readonly held!: number;
  @ApiProperty({ type: 'integer' }) readonly overdue!: number;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) readonly oldestAt!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) readonly oldestDays!: number | null;
  /** Concluded in the days asked for. */
  @ApiProperty({ type: 'integer' }) readonly done!: number;
}

export class WorkloadsView {
  readonly people!: WorkloadView[];
}

/** A task put off, or seen again. */
export class SnoozedView {
  readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  /** It is seen again on this day; null: it is seen. */
  readonly snoozedUntil!: string | null;
  readonly dueOn!: string | null;
  /** Where the day is later than the due date, which does not move. */
  readonly warning!: string | null;
}
