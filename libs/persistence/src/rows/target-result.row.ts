import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { FilingRow } from './filing.row.js';
import { TargetRow } from './target.row.js';

/** What a body reached on a target, as it filed. */
@Entity('target_result')
export class TargetResultRow {
  @ForeignKey(() => TargetRow, { name: 'target_result_target' })
  @PrimaryColumn('uuid', { name: 'target_id', primaryKeyConstraintName: 'target_result_pk' })
  readonly targetId!: string;

  @ForeignKey(() => BodyRow, { name: 'target_result_body' })
  @PrimaryColumn('uuid', { name: 'body_id', primaryKeyConstraintName: 'target_result_pk' })
  readonly bodyId!: string;

  /** In the target's own unit; decimal text. */
  @Column('numeric')
  readonly actual!: string;

  @ForeignKey(() => FilingRow, { name: 'target_result_filing' })
  @Column('uuid', { name: 'filing_id' })
  readonly filingId!: string;
}
