import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { PersonRow } from './person.row.js';

/** A head is commended although targets of his body are unmet. Append-only: it shows on the dossier for ever. */
@Entity('head_override')
export class HeadOverrideRow {
  @ForeignKey(() => DossierRow, { name: 'head_override_dossier' })
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'head_override_pk' })
  readonly dossierId!: string;

  /** Who answers for it. */
  @Column('text')
  readonly name!: string;

  @Column('text')
  readonly reason!: string;

  @Column('text', { name: 'document_number' })
  readonly documentNumber!: string;

  @Column('date', { name: 'document_date' })
  readonly documentDate!: string;

  @ForeignKey(() => PersonRow, { name: 'head_override_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  readonly recordedAt!: Date;
}
