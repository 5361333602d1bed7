import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { HumanTaskRow } from './human-task.row.js';
import { PersonRow } from './person.row.js';

/** An act begun and not sent: one per task and person. */
@Entity('task_draft')
@Check('task_draft_size', 'octet_length(content::text) <= 100000')
export class TaskDraftRow {
  @ForeignKey(() => HumanTaskRow, { name: 'task_draft_task' })
  @PrimaryColumn('uuid', { name: 'task_id', primaryKeyConstraintName: 'task_draft_pk' })
  readonly taskId!: string;

  @ForeignKey(() => PersonRow, { name: 'task_draft_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'task_draft_pk' })
  readonly personId!: string;

  @Column('jsonb')
  readonly content!: unknown;

  /** Real time: a draft is nothing the law reads. */
  @Column('timestamptz', { name: 'saved_at' })
  readonly savedAt!: Date;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
