import type { CheckKind, Standing } from '@bangvang/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { FileRow } from './file.row.js';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';

/** What a person answered about one check of a dossier. Append-only. */
@Entity('confirmation')
@Check(
  'confirmation_kind',
  `check_kind IN ('gate', 'criterion', 'form', 'signer', 'nominees', 'period', 'citation', 'paper')`,
)
@Check('confirmation_standing', `standing IN ('declared', 'verified')`)
@Index('confirmation_of_dossier', ['dossierId', 'recordedAt', 'id'])
@Index('confirmation_of_evidence', ['evidenceSha256'], { where: 'evidence_sha256 IS NOT NULL' })
export class ConfirmationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'confirmation_pk' })
  readonly id!: string;

  @ForeignKey(() => DossierRow, { name: 'confirmation_dossier' })
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  @Column('text', { name: 'check_kind' })
  readonly checkKind!: CheckKind;

  /** Code of the gate, the criterion or the paper; number of the decision cited. */
  @Column('text')
  readonly about!: string;

  @Column('boolean')
  readonly holds!: boolean;

  @Column('text')
  readonly standing!: Standing;

  @Column('text')
  readonly note!: string;

  /** The file the paper had when it was read. */
  @ForeignKey(() => FileRow, { name: 'confirmation_paper_file' })
  @Column('text', { name: 'paper_sha256', nullable: true })
  readonly paperSha256!: string | null;

  @ForeignKey(() => FileRow, { name: 'confirmation_evidence_file' })
  @Column('text', { name: 'evidence_sha256', nullable: true })
  readonly evidenceSha256!: string | null;

  @ForeignKey(() => PersonRow, { name: 'confirmation_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @ForeignKey(() => PositionRow, { name: 'confirmation_position' })
  @Column('uuid', { name: 'position_id' })
  readonly positionId!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  readonly recordedAt!: Date;
}
