import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { SubjectRow } from './subject.row.js';

/** An initiative (sáng kiến) with the scope its certificate gives it. */
@Entity('initiative')
@Unique('initiative_certificate', ['subjectId', 'certificateNumber', 'certifiedOn'])
@Check('initiative_scope', `scope IN ('grassroots', 'province', 'national')`)
export class InitiativeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'initiative_pk' })
  readonly id!: string;

  @ForeignKey(() => SubjectRow, { name: 'initiative_subject' })
  @Column('uuid', { name: 'subject_id' })
  readonly subjectId!: string;

  @Column('text')
  readonly name!: string;

  @Column('text')
  readonly scope!: 'grassroots' | 'province' | 'national';

  @Column('text', { name: 'certificate_number' })
  readonly certificateNumber!: string;

  @Column('date', { name: 'certified_on' })
  readonly certifiedOn!: string;

  @Column('text', { name: 'certified_by' })
  readonly certifiedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  readonly recordedAt!: Date;
}
