import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from './person.row.js';

/** The secret address at which a calendar reads a person's deadlines. Only the token's hash is kept. */
@Entity('calendar_feed')
@Unique('calendar_feed_token', ['tokenHash'])
export class CalendarFeedRow {
  @ForeignKey(() => PersonRow, { name: 'calendar_feed_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'calendar_feed_pk' })
  readonly personId!: string;

  @Column('bytea', { name: 'token_hash' })
  readonly tokenHash!: Buffer;

  @Column('timestamptz', { name: 'made_at', default: () => 'clock_timestamp()' })
  readonly madeAt!: Date;
}
