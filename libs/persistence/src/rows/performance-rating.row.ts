import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SubjectRow } from './subject.row.js';

/** How a subject performed its duties in a period (xếp loại mức độ hoàn thành nhiệm vụ). */
@Entity('performance_rating')
@Check('performance_rating_period_kind', `period_kind IN ('calendar-year', 'school-year', 'span')`)
@Check('performance_rating_level', `rating IN ('excellent', 'good', 'fair', 'poor')`)
export class PerformanceRatingRow {
  @ForeignKey(() => SubjectRow, { name: 'performance_rating_subject' })
  @PrimaryColumn('uuid', { name: 'subject_id', primaryKeyConstraintName: 'performance_rating_pk' })
  readonly subjectId!: string;

  @Column('text', { name: 'period_kind' })
  readonly periodKind!: 'calendar-year' | 'school-year' | 'span';

  @PrimaryColumn('date', { name: 'period_from', primaryKeyConstraintName: 'performance_rating_pk' })
  readonly periodFrom!: string;

  @PrimaryColumn('date', { name: 'period_to', primaryKeyConstraintName: 'performance_rating_pk' })
  readonly periodTo!: string;

  @Column('text')
  readonly rating!: 'excellent' | 'good' | 'fair' | 'poor';

  @Column('text', { nullable: true })
  readonly document!: string | null;

  @Column('timestamptz', { name: 'recorded_at' })
  readonly recordedAt!: Date;
}
