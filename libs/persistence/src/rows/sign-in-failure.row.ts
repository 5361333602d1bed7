import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A failed sign-in, by which the next attempts on a name are slowed. Times are real. */
@Entity('sign_in_failure')
@Index('sign_in_failure_recent', ['username', 'failedAt'])
export class SignInFailureRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'sign_in_failure_pk',
  })
  readonly id!: string;

  @Column('text')
  readonly username!: string;

  @Column('timestamptz', { name: 'failed_at', default: () => 'clock_timestamp()' })
  readonly failedAt!: Date;
}
