import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { HumanTaskRow } from './human-task.row.js';
import { PersonRow } from './person.row.js';

/** A task somebody does not want to see before a legal day. */
@Entity('task_snooze')
export class TaskSnoozeRow {
  @ForeignKey(() => PersonRow, { name: 'task_snooze_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'task_snooze_pk' })
  readonly personId!: string;

  @ForeignKey(() => HumanTaskRow, { name: 'task_snooze_task' })
  @PrimaryColumn('uuid', { name: 'task_id', primaryKeyConstraintName: 'task_snooze_pk' })
  readonly taskId!: string;

  /** It is seen again on this day. */
  @Column('date', { name: 'until_on' })
  readonly untilOn!: string;

  @Column('timestamptz', { name: 'snoozed_at' })
  readonly snoozedAt!: Date;
}
