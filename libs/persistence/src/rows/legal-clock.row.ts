import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Legal time. Without an anchor it is real time; an anchor exists in rehearsal only and moves forward only. */
@Entity('legal_clock')
@Check('legal_clock_one', 'only_row')
@Check('legal_clock_anchor', '(anchor_legal IS NULL) = (anchor_real IS NULL)')
@Check('legal_clock_rate', 'rate >= 0')
export class LegalClockRow {
  /** Always true: the table has one row. */
  @PrimaryColumn('boolean', { name: 'only_row', default: true, primaryKeyConstraintName: 'legal_clock_pk' })
  readonly onlyRow!: boolean;

  /** Legal instant at `anchorReal`; null when legal time is real time. */
  @Column('timestamptz', { name: 'anchor_legal', nullable: true })
  readonly anchorLegal!: Date | null;

  @Column('timestamptz', { name: 'anchor_real', nullable: true })
  readonly anchorReal!: Date | null;

  /** Legal seconds per real second; 0 stands still. */
  @Column('double precision', { default: 1 })
  readonly rate!: number;

  /** Target of a move under way, null when none is. */
  @Column('timestamptz', { name: 'moving_to', nullable: true })
  readonly movingTo!: Date | null;
}
