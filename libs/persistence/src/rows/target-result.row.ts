import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { FilingRow } from './filing.row.js';
import { PersonRow } from './person.row.js';
import { ResultImportRow } from './result-import.row.js';
import { TargetRow } from './target.row.js';

/** What a body reached on a target, as it filed and as Home Affairs verified. Numbers are decimal text. */
@Entity('target_result')
@Check('target_result_reported', `num_nonnulls(filing_id, import_id) = num_nonnulls(actual)`)
@Check('target_result_verified', `num_nulls(verified, verified_by, verified_at) IN (0, 3)`)
@Check(
  'target_result_corrected',
  `verified IS NULL OR verified IS NOT DISTINCT FROM actual OR verification_note IS NOT NULL`,
)
export class TargetResultRow {
  @ForeignKey(() => TargetRow, { name: 'target_result_target' })
  @PrimaryColumn('uuid', { name: 'target_id', primaryKeyConstraintName: 'target_result_pk' })
  readonly targetId!: string;

  @ForeignKey(() => BodyRow, { name: 'target_result_body' })
  @PrimaryColumn('uuid', { name: 'body_id', primaryKeyConstraintName: 'target_result_pk' })
  readonly bodyId!: string;

  /** In the target's own unit; null while unreported. */
  @Column('numeric', { nullable: true })
  readonly actual!: string | null;

  @ForeignKey(() => FilingRow, { name: 'target_result_filing' })
  @Column('uuid', { name: 'filing_id', nullable: true })
  readonly filingId!: string | null;

  /** The workbook it was taken from, where it was not filed. */
  @ForeignKey(() => ResultImportRow, { name: 'target_result_import' })
  @Column('uuid', { name: 'import_id', nullable: true })
  readonly importId!: string | null;

  /** The body's own remark. */
  @Column('text', { nullable: true })
  readonly note!: string | null;

  @Column('numeric', { nullable: true })
  readonly numerator!: string | null;

  @Column('numeric', { nullable: true })
  readonly denominator!: string | null;

  /** The level reached, where a reduction was reported by it. */
  @Column('numeric', { nullable: true })
  readonly level!: string | null;

  /** The verified result, which alone decides; null while unknown. */
  @Column('numeric', { nullable: true })
  readonly verified!: string | null;

  @ForeignKey(() => PersonRow, { name: 'target_result_verifier' })
  @Column('uuid', { name: 'verified_by', nullable: true })
  readonly verifiedBy!: string | null;

  @Column('timestamptz', { name: 'verified_at', nullable: true })
  readonly verifiedAt!: Date | null;

  /** Why the verified result differs from the reported one. */
  @Column('text', { name: 'verification_note', nullable: true })
  readonly verificationNote!: string | null;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
