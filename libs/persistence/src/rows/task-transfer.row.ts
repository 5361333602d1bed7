import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { HumanTaskRow } from './human-task.row.js';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';

/** A task that went to another group for good. Its due date stays. */
@Entity('task_transfer')
@Check('task_transfer_elsewhere', `from_group_id <> to_group_id`)
@Index('task_transfer_of_task', ['taskId'])
export class TaskTransferRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_transfer_pk' })
  readonly id!: string;

  @ForeignKey(() => HumanTaskRow, { name: 'task_transfer_task' })
  @Column('uuid', { name: 'task_id' })
  readonly taskId!: string;

  @ForeignKey(() => PositionRow, { name: 'task_transfer_from' })
  @Column('uuid', { name: 'from_group_id' })
  readonly fromGroupId!: string;

  @ForeignKey(() => PositionRow, { name: 'task_transfer_to' })
  @Column('uuid', { name: 'to_group_id' })
  readonly toGroupId!: string;

  @Column('text')
  readonly reason!: string;

  /** The legal text or document that allows it. */
  @Column('text')
  readonly basis!: string;

  @ForeignKey(() => PersonRow, { name: 'task_transfer_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'transferred_at' })
  readonly transferredAt!: Date;
}
