import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { SubjectRow } from './subject.row.js';

/** What a subject was called and where it belonged, from a day to a day. */
@Entity('subject_tenure')
@Index('subject_tenure_one_present', ['subjectId'], { unique: true, where: 'valid_to IS NULL' })
@Index('subject_tenure_by_name', { synchronize: false })
@Check('subject_tenure_days', 'valid_to >= valid_from')
export class SubjectTenureRow {
  @ForeignKey(() => SubjectRow, { name: 'subject_tenure_subject' })
  @PrimaryColumn('uuid', { name: 'subject_id', primaryKeyConstraintName: 'subject_tenure_pk' })
  readonly subjectId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'subject_tenure_pk' })
  readonly seq!: number;

  /** Null: since before the register began. */
  @Column('date', { name: 'valid_from', nullable: true })
  readonly validFrom!: string | null;

  /** Last day, null while in force. */
  @Column('date', { name: 'valid_to', nullable: true })
  readonly validTo!: string | null;

  @Column('text')
  readonly name!: string;

  @Column('text', { nullable: true })
  readonly title!: string | null;

  @ForeignKey(() => BodyRow, { name: 'subject_tenure_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  /** The paper by which this identity began. */
  @Column('text', { nullable: true })
  readonly document!: string | null;
}
