import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';

/** A sign-in session. Only the hash of its opaque token is kept. Times are real. */
@Entity('sign_in')
@Index('sign_in_by_person', ['personId'])
export class SignInRow {
  /** SHA-256 of the token in the cookie. */
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'sign_in_pk' })
  readonly tokenHash!: Buffer;

  @ForeignKey(() => PersonRow, { name: 'sign_in_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'started_at', default: () => 'clock_timestamp()' })
  readonly startedAt!: Date;

  @Column('timestamptz', { name: 'seen_at', default: () => 'clock_timestamp()' })
  readonly seenAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  readonly endsAt!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  readonly revokedAt!: Date | null;
}
