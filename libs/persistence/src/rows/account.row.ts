import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from './person.row.js';

/** How a person signs in. The password is kept as its argon2id hash only. */
@Entity('account')
@Unique('account_username', ['username'])
export class AccountRow {
  @ForeignKey(() => PersonRow, { name: 'account_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'account_pk' })
  readonly personId!: string;

  @Column('text')
  readonly username!: string;

  /** argon2id, in its own encoded form. */
  @Column('text', { name: 'password_hash' })
  readonly passwordHash!: string;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  readonly disabledAt!: Date | null;
}
