import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';

/** Something went wrong that a person must look at. Open or retried, one per kind and subject. */
@Entity('incident')
@Index('incident_once_open', ['kind', 'subjectKind', 'subjectId'], { unique: true, where: `state <> 'resolved'` })
@Index('incident_newest', { synchronize: false })
@Check('incident_state', `state IN ('open', 'retried', 'resolved')`)
@Check(
  'incident_resolved',
  `(state = 'resolved') = (resolved_at IS NOT NULL) AND (resolved_at IS NULL) = (resolution IS NULL)`,
)
export class IncidentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'incident_pk' })
  readonly id!: string;

  @Column('text')
  readonly kind!: string;

  @Column('text', { name: 'subject_kind' })
  readonly subjectKind!: string;

  @Column('uuid', { name: 'subject_id' })
  readonly subjectId!: string;

  @Column('text', { default: 'open' })
  readonly state!: 'open' | 'retried' | 'resolved';

  /** What was seen last, in Vietnamese. */
  @Column('text')
  readonly detail!: string;

  /** Real instant, as every other here. */
  @Column('timestamptz', { name: 'first_seen', default: () => 'clock_timestamp()' })
  readonly firstSeen!: Date;

  @Column('timestamptz', { name: 'last_seen', default: () => 'clock_timestamp()' })
  readonly lastSeen!: Date;

  @Column('integer', { default: 1 })
  readonly times!: number;

  @Column('timestamptz', { name: 'retried_at', nullable: true })
  readonly retriedAt!: Date | null;

  @ForeignKey(() => PersonRow, { name: 'incident_retrier' })
  @Column('uuid', { name: 'retried_by', nullable: true })
  readonly retriedBy!: string | null;

  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  readonly resolvedAt!: Date | null;

  /** Null: the procedure itself, which no longer finds it. */
  @ForeignKey(() => PersonRow, { name: 'incident_resolver' })
  @Column('uuid', { name: 'resolved_by', nullable: true })
  readonly resolvedBy!: string | null;

  @Column('text', { nullable: true })
  readonly resolution!: string | null;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
