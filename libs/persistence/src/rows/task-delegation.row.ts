import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { HumanTaskRow } from './human-task.row.js';
import { PersonRow } from './person.row.js';

/** A colleague asked by a task's holder to work on it. The holder stays and alone concludes, once it is given back. */
@Entity('task_delegation')
@Check('task_delegation_of_two', `owner_id <> delegate_id`)
@Check('task_delegation_outcome', `outcome IN ('resolved', 'called-back', 'ended')`)
@Check('task_delegation_ended', `(outcome IS NULL) = (ended_at IS NULL)`)
@Index('task_delegation_one_open', ['taskId'], { unique: true, where: 'ended_at IS NULL' })
@Index('task_delegation_of_delegate', ['delegateId'], { where: 'ended_at IS NULL' })
export class TaskDelegationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_delegation_pk' })
  readonly id!: string;

  @ForeignKey(() => HumanTaskRow, { name: 'task_delegation_task' })
  @Column('uuid', { name: 'task_id' })
  readonly taskId!: string;

  @ForeignKey(() => PersonRow, { name: 'task_delegation_owner' })
  @Column('uuid', { name: 'owner_id' })
  readonly ownerId!: string;

  @ForeignKey(() => PersonRow, { name: 'task_delegation_delegate' })
  @Column('uuid', { name: 'delegate_id' })
  readonly delegateId!: string;

  /** What the colleague is asked to do. */
  @Column('text')
  readonly note!: string;

  @Column('timestamptz', { name: 'delegated_at' })
  readonly delegatedAt!: Date;

  /** Null while the colleague works on it; `ended`: the task went to somebody else or was no longer needed. */
  @Column('text', { nullable: true })
  readonly outcome!: 'resolved' | 'called-back' | 'ended' | null;

  /** What the colleague gave back with. */
  @Column('text', { nullable: true })
  readonly answer!: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;
}
