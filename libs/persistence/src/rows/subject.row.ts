import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BodyRow } from './body.row.js';
import { PersonRow } from './person.row.js';

/** Whoever awards go to, as known today: a person, a collective, a household. */
@Entity('subject')
@Unique('subject_code', ['code'])
@Index('subject_by_words', { synchronize: false })
@Index('subject_listed', ['listedBy', 'id'])
@Index('subject_of_body', ['bodyId'])
@Index('subject_once_per_person', ['personId'], { unique: true, where: 'person_id IS NOT NULL AND ended_on IS NULL' })
@Check('subject_kind', `kind IN ('individual', 'collective', 'household')`)
export class SubjectRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'subject_pk' })
  readonly id!: string;

  @Column('text')
  readonly kind!: 'individual' | 'collective' | 'household';

  /** A code people gave (staff number, household book), which tells namesakes apart. */
  @Column('text', { nullable: true })
  readonly code!: string | null;

  @Column('text')
  readonly name!: string;

  @Column('text', { nullable: true })
  readonly title!: string | null;

  @ForeignKey(() => BodyRow, { name: 'subject_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  @ForeignKey(() => PersonRow, { name: 'subject_person' })
  @Column('uuid', { name: 'person_id', nullable: true })
  readonly personId!: string | null;

  /** Words of all names it ever had. */
  @Column('tsvector')
  readonly search!: string;

  /** The text it is listed by: people by given name. */
  @Column('text', { name: 'listed_by' })
  readonly listedBy!: string;

  /** The day it ceased, succeeded by others or not. */
  @Column('date', { name: 'ended_on', nullable: true })
  readonly endedOn!: string | null;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
