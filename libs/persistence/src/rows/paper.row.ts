import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { FileRow } from './file.row.js';
import { PaperTypeRow } from './paper-type.row.js';
import { PersonRow } from './person.row.js';

/** A paper of a dossier. A newer one of the same kind replaces it; none is deleted. */
@Entity('paper')
@Index('paper_one_current', ['dossierId', 'paperCode'], { unique: true, where: 'replaced_at IS NULL' })
@Index('paper_of_file', ['fileSha256'], { where: 'replaced_at IS NULL' })
export class PaperRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'paper_pk' })
  readonly id!: string;

  @ForeignKey(() => DossierRow, { name: 'paper_dossier' })
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  @ForeignKey(() => PaperTypeRow, { name: 'paper_type_of' })
  @Column('text', { name: 'paper_code' })
  readonly paperCode!: string;

  @ForeignKey(() => FileRow, { name: 'paper_file' })
  @Column('text', { name: 'file_sha256' })
  readonly fileSha256!: string;

  @Column('text')
  readonly name!: string;

  @ForeignKey(() => PersonRow, { name: 'paper_person' })
  @Column('uuid', { name: 'added_by' })
  readonly addedBy!: string;

  @Column('timestamptz', { name: 'added_at' })
  readonly addedAt!: Date;

  @Column('timestamptz', { name: 'replaced_at', nullable: true })
  readonly replacedAt!: Date | null;
}
