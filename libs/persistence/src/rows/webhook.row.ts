import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from './person.row.js';

/** Who is told of events by HTTP, and how far the audit has been read for it. Times are real. */
@Entity('webhook')
@Unique('webhook_name', ['name'])
export class WebhookRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'webhook_pk' })
  readonly id!: string;

  @Column('text')
  readonly name!: string;

  @Column('text')
  readonly url!: string;

  @Column('text', { name: 'event_types', array: true })
  readonly eventTypes!: readonly string[];

  /** What the bodies are signed with (`whsec_…`); shown once, when it is made. */
  @Column('text')
  readonly secret!: string;

  @Column('boolean', { default: true })
  readonly enabled!: boolean;

  /** Entries of transactions up to here have been looked at. */
  @Column('bigint', { name: 'read_to' })
  readonly readTo!: string;

  /** Since when it is told: what happened before, or while it was off, comes by replay only. */
  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  readonly since!: Date;

  @Column('timestamptz', { name: 'failing_since', nullable: true })
  readonly failingSince!: Date | null;

  @Column('text', { name: 'disabled_reason', nullable: true })
  readonly disabledReason!: string | null;

  @Column('timestamptz', { name: 'made_at', default: () => 'clock_timestamp()' })
  readonly madeAt!: Date;

  @ForeignKey(() => PersonRow, { name: 'webhook_maker' })
  @Column('uuid', { name: 'made_by' })
  readonly madeBy!: string;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
