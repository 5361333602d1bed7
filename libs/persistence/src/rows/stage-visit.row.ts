import type { Stage } from '@bangvang/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BodyRow } from './body.row.js';
import { DossierRow } from './dossier.row.js';

/** An entry of a dossier into a stage. The procedure alone writes it. */
@Entity('stage_visit')
@Check('stage_visit_limit', 'num_nonnulls(limit_from, limit_count, limit_unit, limit_shift) IN (0, 4)')
@Index('stage_visit_one_open', ['dossierId'], { unique: true, where: 'left_at IS NULL' })
@Unique('stage_visit_once', ['dossierId', 'levelBodyId', 'round', 'stage'])
@Unique('stage_visit_seq', ['dossierId', 'seq'])
export class StageVisitRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'stage_visit_pk' })
  readonly id!: string;

  @ForeignKey(() => DossierRow, { name: 'stage_visit_dossier' })
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  @ForeignKey(() => BodyRow, { name: 'stage_visit_level' })
  @Column('uuid', { name: 'level_body_id', nullable: true })
  readonly levelBodyId!: string | null;

  @Column('integer')
  readonly round!: number;

  @Column('text')
  readonly stage!: Stage;

  /** Order of the visits of one dossier, from 1. */
  @Column('integer')
  readonly seq!: number;

  @Column('timestamptz', { name: 'entered_at' })
  readonly enteredAt!: Date;

  @Column('timestamptz', { name: 'left_at', nullable: true })
  readonly leftAt!: Date | null;

  @Column('date', { name: 'due_on', nullable: true })
  readonly dueOn!: string | null;

  @Column('timestamptz', { name: 'due_at', nullable: true })
  readonly dueAt!: Date | null;

  /** Revision of the deadline in force, 0 without one. */
  @Column('integer', { name: 'deadline_rev', default: 0 })
  readonly deadlineRev!: number;

  /** The event the limit is counted from; with the limit itself null where none runs. */
  @Column('date', { name: 'limit_from', nullable: true })
  readonly limitFrom!: string | null;

  @Column('integer', { name: 'limit_count', nullable: true })
  readonly limitCount!: number | null;

  @Column('text', { name: 'limit_unit', nullable: true })
  readonly limitUnit!: string | null;

  /** Whether an end on a day off moves to the next working day. */
  @Column('boolean', { name: 'limit_shift', nullable: true })
  readonly limitShift!: boolean | null;
}
