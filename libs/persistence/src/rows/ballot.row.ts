import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SessionItemRow } from './session-item.row.js';

/** A ballot (phiếu): a token and a sealed answer. It has no time, no number and no person. Written by `cast_ballots` alone. */
@Entity('ballot')
@Index('ballot_of_item', ['itemId', 'tokenHash'])
@Check(
  'ballot_lengths',
  'length(token_hash) = 32 AND length(message) = 64 AND length(signature) = 256 AND length(enc) = 65 AND length(sealed) = 17',
)
export class BallotRow {
  /** SHA-256 of the token's message: a token casts one ballot. */
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'ballot_pk' })
  readonly tokenHash!: Buffer;

  @ForeignKey(() => SessionItemRow, { name: 'ballot_item' })
  @Column('uuid', { name: 'item_id' })
  readonly itemId!: string;

  @Column('bytea')
  readonly message!: Buffer;

  @Column('bytea')
  readonly signature!: Buffer;

  /** HPKE: the encapsulated key and the sealed byte. */
  @Column('bytea')
  readonly enc!: Buffer;

  @Column('bytea')
  readonly sealed!: Buffer;
}
