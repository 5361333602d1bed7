import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from './person.row.js';
import { RungRow } from './rung.row.js';

/** A message to a person: the outbox. The unique key makes "told once" a fact; the channel looks again just before it sends. */
@Entity('message')
@Index('message_to_send', ['nextAttemptAt'], { where: `state = 'pending'` })
@Index('message_of_person', { synchronize: false })
@Index('message_of_rung', ['rungId'])
@Unique('message_once', ['key'])
@Check('message_state', `state IN ('pending', 'sent', 'withdrawn', 'dead', 'unaddressed')`)
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

  @Column('text', { default: 'pending' })
  readonly state!: 'pending' | 'sent' | 'withdrawn' | 'dead' | 'unaddressed';

  @Column('integer', { default: 0 })
  readonly attempts!: number;

  @Column('timestamptz', { name: 'next_attempt_at', default: () => 'clock_timestamp()' })
  readonly nextAttemptAt!: Date;

  @Column('text', { name: 'last_error', nullable: true })
  readonly lastError!: string | null;

  @Column('timestamptz', { name: 'told_at' })
  readonly toldAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  readonly sentAt!: Date | null;
}
