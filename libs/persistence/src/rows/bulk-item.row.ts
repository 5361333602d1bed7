import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BulkRunRow } from './bulk-run.row.js';

/** One dossier of an act on many: what was shown of it, and what became of it. */
@Entity('bulk_item')
@Check('bulk_item_outcome', `outcome IN ('done', 'refused')`)
@Check('bulk_item_problem', `(outcome = 'refused') = (problem IS NOT NULL)`)
export class BulkItemRow {
  @ForeignKey(() => BulkRunRow, { name: 'bulk_item_run', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'run_id', primaryKeyConstraintName: 'bulk_item_pk' })
  readonly runId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'bulk_item_pk' })
  readonly ord!: number;

  /** As asked: there may be no such dossier. */
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  @Column('uuid', { name: 'task_id', nullable: true })
  readonly taskId!: string | null;

  /** Versions of task, dossier and facts when it was shown. */
  @Column('text')
  readonly seen!: string;

  @Column('jsonb')
  readonly shown!: Readonly<Record<string, unknown>>;

  /** Null while nothing has been done about it. */
  @Column('text', { nullable: true })
  readonly outcome!: 'done' | 'refused' | null;

  @Column('jsonb', { nullable: true })
  readonly problem!: Readonly<Record<string, unknown>> | null;
}
