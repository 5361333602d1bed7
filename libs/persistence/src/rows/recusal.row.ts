import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';
import { SessionItemRow } from './session-item.row.js';

/** A member who does not vote on an item: the nominee, kin, a former appraiser. The base is unchanged. */
@Entity('recusal')
export class RecusalRow {
  @ForeignKey(() => SessionItemRow, { name: 'recusal_item' })
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'recusal_pk' })
  readonly itemId!: string;

  @ForeignKey(() => PersonRow, { name: 'recusal_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'recusal_pk' })
  readonly personId!: string;

  @Column('text')
  readonly reason!: string;
}
