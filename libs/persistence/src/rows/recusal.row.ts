import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';
import { SessionItemRow } from './session-item.row.js';

/** A member who does not vote on an item: the nominee, kin, a former appraiser. The base is unchanged. */
@Entity('recusal')
@Index('recusal_of_person', ['personId', 'itemId'])
@Check('recusal_kind', `kind IN ('act', 'nominee', 'declared', 'preparer', 'own-unit')`)
export class RecusalRow {
  @ForeignKey(() => SessionItemRow, { name: 'recusal_item' })
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'recusal_pk' })
  readonly itemId!: string;

  @ForeignKey(() => PersonRow, { name: 'recusal_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'recusal_pk' })
  readonly personId!: string;

  /** For chair and secretary only. */
  @Column('text')
  readonly reason!: string;

  /** By an act of the session, or found from what is on file. */
  @Column('text', { default: 'act' })
  readonly kind!: 'act' | 'nominee' | 'declared' | 'preparer' | 'own-unit';
}
