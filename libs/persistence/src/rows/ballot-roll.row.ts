import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';
import { SessionItemRow } from './session-item.row.js';

/** Who was given a token or a paper for an item (danh sách nhận phiếu). It has no time: the order of draws is nobody's. */
@Entity('ballot_roll')
@Check('ballot_roll_kind', `kind IN ('token', 'paper')`)
@Check('ballot_roll_blinded', `(kind = 'token') = (blinded IS NOT NULL)`)
export class BallotRollRow {
  @ForeignKey(() => SessionItemRow, { name: 'ballot_roll_item' })
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'ballot_roll_pk' })
  readonly itemId!: string;

  @ForeignKey(() => PersonRow, { name: 'ballot_roll_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'ballot_roll_pk' })
  readonly personId!: string;

  @Column('text')
  readonly kind!: 'token' | 'paper';

  /** What the member's program asked to have signed, blind: the same request again is signed the same. */
  @Column('bytea', { nullable: true })
  readonly blinded!: Buffer | null;
}
