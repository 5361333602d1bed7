import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';
import { SessionItemRow } from './session-item.row.js';

/** A result annulled before the minutes were signed: on file for good, shown on the next agenda. */
@Entity('annulled_result')
export class AnnulledResultRow {
  @ForeignKey(() => SessionItemRow, { name: 'annulled_result_item' })
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'annulled_result_pk' })
  readonly itemId!: string;

  @Column('text')
  readonly reason!: string;

  @ForeignKey(() => PersonRow, { name: 'annulled_result_person' })
  @Column('uuid', { name: 'annulled_by' })
  readonly annulledBy!: string;

  @Column('timestamptz', { name: 'annulled_at' })
  readonly annulledAt!: Date;

  @Column('text')
  readonly method!: string;

  @Column('integer')
  readonly issued!: number;

  @Column('integer')
  readonly collected!: number;

  @Column('integer')
  readonly agree!: number;

  @Column('integer')
  readonly disagree!: number;

  @Column('integer')
  readonly abstain!: number;

  @Column('integer')
  readonly invalid!: number;

  @Column('boolean')
  readonly carried!: boolean;
}
