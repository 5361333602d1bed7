import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubjectRow } from './subject.row.js';

/** Discipline of a subject, or what is still open against it. */
@Entity('disciplinary_period')
@Index('disciplinary_period_of_subject', ['subjectId'])
@Check('disciplinary_period_matter', `matter IN ('discipline', 'investigation', 'inspection', 'verification')`)
@Check('disciplinary_period_days', 'to_on >= from_on')
export class DisciplinaryPeriodRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'disciplinary_period_pk' })
  readonly id!: string;

  @ForeignKey(() => SubjectRow, { name: 'disciplinary_period_subject' })
  @Column('uuid', { name: 'subject_id' })
  readonly subjectId!: string;

  @Column('text')
  readonly matter!: 'discipline' | 'investigation' | 'inspection' | 'verification';

  @Column('text')
  readonly measure!: string;

  @Column('date', { name: 'from_on' })
  readonly fromOn!: string;

  /** Last day; null while it is open. */
  @Column('date', { name: 'to_on', nullable: true })
  readonly toOn!: string | null;

  @Column('text')
  readonly document!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  readonly recordedAt!: Date;
}
