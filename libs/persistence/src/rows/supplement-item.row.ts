import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { PaperTypeRow } from './paper-type.row.js';
import { StageVisitRow } from './stage-visit.row.js';

/** A defect the unit is asked to mend, in the words of its campaign's catalogue. Append-only. */
@Entity('supplement_item')
@Unique('supplement_item_once', ['visitId', 'ord'])
@Index('supplement_item_of_dossier', ['dossierId'])
export class SupplementItemRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'supplement_item_pk' })
  readonly id!: string;

  @ForeignKey(() => DossierRow, { name: 'supplement_item_dossier' })
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  /** The visit that ended with the request. */
  @ForeignKey(() => StageVisitRow, { name: 'supplement_item_visit' })
  @Column('uuid', { name: 'visit_id' })
  readonly visitId!: string;

  @Column('integer')
  readonly ord!: number;

  @Column('text', { name: 'defect_code' })
  readonly defectCode!: string;

  @Column('text', { name: 'defect_name' })
  readonly defectName!: string;

  /** Revision of the campaign's procedure whose catalogue it is from. */
  @Column('integer', { name: 'procedure_rev' })
  readonly procedureRev!: number;

  @ForeignKey(() => PaperTypeRow, { name: 'supplement_item_paper' })
  @Column('text', { name: 'paper_code', nullable: true })
  readonly paperCode!: string | null;

  @Column('text', { nullable: true })
  readonly note!: string | null;

  @Column('timestamptz', { name: 'asked_at' })
  readonly askedAt!: Date;
}
