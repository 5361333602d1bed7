import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from './person.row.js';

/** A comparison of rows and engine: asked for by a person, or begun by the night. */
@Entity('reconciliation')
@Unique('reconciliation_once_a_night', ['night'])
@Index('reconciliation_newest', { synchronize: false })
@Index('reconciliation_to_do', ['askedAt'], { where: 'finished_at IS NULL' })
@Check('reconciliation_asked', '(night IS NULL) = (asked_by IS NOT NULL)')
@Check('reconciliation_finished', '(finished_at IS NULL) = (findings IS NULL)')
export class ReconciliationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'reconciliation_pk' })
  readonly id!: string;

  /** The night it is for, a legal day; null where a person asked. */
  @Column('date', { nullable: true })
  readonly night!: string | null;

  @ForeignKey(() => PersonRow, { name: 'reconciliation_person' })
  @Column('uuid', { name: 'asked_by', nullable: true })
  readonly askedBy!: string | null;

  /** Real instant, as every other here. */
  @Column('timestamptz', { name: 'asked_at', default: () => 'clock_timestamp()' })
  readonly askedAt!: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  readonly startedAt!: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  readonly finishedAt!: Date | null;

  /** What was found and done, counted by kind. */
  @Column('jsonb', { nullable: true })
  readonly findings!: unknown;
}
