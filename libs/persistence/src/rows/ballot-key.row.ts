import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SessionItemRow } from './session-item.row.js';

/** The key that signs an item's tokens (RSA, 2048 bit; DER). */
@Entity('ballot_key')
export class BallotKeyRow {
  @ForeignKey(() => SessionItemRow, { name: 'ballot_key_item' })
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'ballot_key_pk' })
  readonly itemId!: string;

  @Column('bytea', { name: 'public_key' })
  readonly publicKey!: Buffer;

  /** Gone once the item's window is closed. */
  @Column('bytea', { name: 'private_key', nullable: true })
  readonly privateKey!: Buffer | null;
}
