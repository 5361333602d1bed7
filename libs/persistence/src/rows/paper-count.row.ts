import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';
import { SessionItemRow } from './session-item.row.js';

/** The count of an item's paper ballots as one person entered it; two count independently. */
@Entity('paper_count')
@Check(
  'paper_count_adds_up',
  'collected <= issued AND agree + disagree + abstain + invalid = collected AND least(issued, collected, agree, disagree, abstain, invalid) >= 0',
)
export class PaperCountRow {
  @ForeignKey(() => SessionItemRow, { name: 'paper_count_item' })
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'paper_count_pk' })
  readonly itemId!: string;

  @ForeignKey(() => PersonRow, { name: 'paper_count_person' })
  @PrimaryColumn('uuid', { name: 'entered_by', primaryKeyConstraintName: 'paper_count_pk' })
  readonly enteredBy!: string;

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

  /** How often its figures were corrected after a recount. */
  @Column('integer', { default: 0 })
  readonly recounts!: number;

  @Column('timestamptz', { name: 'entered_at' })
  readonly enteredAt!: Date;
}
