import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from './person.row.js';
import { RungRow } from './rung.row.js';
import { UrgingLetterRow } from './urging-letter.row.js';

/** A message to a person, as it stands in-app. The unique key makes "told once" a fact; what goes out of it is `DeliveryRow`. */
@Entity('message')
@Index('message_of_person', { synchronize: false })
@Index('message_of_rung', ['rungId'])
@Index('message_unread', ['personId'], { where: 'read_at IS NULL AND withdrawn_at IS NULL' })
@Index('message_of_letter', ['letterId'], { where: 'letter_id IS NOT NULL' })
@Unique('message_once', ['key'])
export class MessageRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'message_pk' })
  readonly id!: string;

  /** Names what is told to whom, so that it is told once. */
  @Column('text')
  readonly key!: string;

  @Column('text')
  readonly kind!: string;

  @ForeignKey(() => RungRow, { name: 'message_rung' })
  @Column('uuid', { name: 'rung_id', nullable: true })
  readonly rungId!: string | null;

  /** The letter of reminder it brings: taken back with it while unsent. */
  @ForeignKey(() => UrgingLetterRow, { name: 'message_letter' })
  @Column('uuid', { name: 'letter_id', nullable: true })
  readonly letterId!: string | null;

  @Column('text', { name: 'subject_kind' })
  readonly subjectKind!: string;

  @Column('uuid', { name: 'subject_id' })
  readonly subjectId!: string;

  @ForeignKey(() => PersonRow, { name: 'message_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('text', { nullable: true })
  readonly address!: string | null;

  @Column('text')
  readonly title!: string;

  @Column('text')
  readonly text!: string;

  /** What it puts into its reader's calendar; null: nothing. */
  @Column('jsonb', { nullable: true })
  readonly event!: unknown;

  @Column('timestamptz', { name: 'told_at' })
  readonly toldAt!: Date;

  /** Channels that whoever writes it asks for; null: as the person prefers. */
  @Column('text', { array: true, nullable: true })
  readonly channels!: readonly string[] | null;

  /** Taken back before anybody sent or read it. */
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  readonly withdrawnAt!: Date | null;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readonly readAt!: Date | null;
}
