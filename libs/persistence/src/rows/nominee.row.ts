import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { PersonRow } from './person.row.js';
import { SubjectRow } from './subject.row.js';

/** A person, collective or household proposed for awards. */
@Entity('nominee')
@Index('nominee_once', { synchronize: false })
@Index('nominee_of_subject', ['subjectId'])
@Check('nominee_kind', `kind IN ('individual', 'collective', 'household')`)
export class NomineeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'nominee_pk' })
  readonly id!: string;

  @Column('text')
  readonly kind!: 'individual' | 'collective' | 'household';

  @Column('text')
  readonly name!: string;

  @Column('text', { nullable: true })
  readonly title!: string | null;

  /** The body the nominee belongs to; person_id when the nominee has an account here. */
  @ForeignKey(() => BodyRow, { name: 'nominee_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  @ForeignKey(() => PersonRow, { name: 'nominee_person' })
  @Column('uuid', { name: 'person_id', nullable: true })
  readonly personId!: string | null;

  @Column('boolean', { name: 'direct_worker', default: false })
  readonly directWorker!: boolean;

  @Column('boolean', { name: 'small_collective', default: false })
  readonly smallCollective!: boolean;

  /** Who in the register this is; null until a person tells namesakes apart. */
  @ForeignKey(() => SubjectRow, { name: 'nominee_subject' })
  @Column('uuid', { name: 'subject_id', nullable: true })
  readonly subjectId!: string | null;
}
