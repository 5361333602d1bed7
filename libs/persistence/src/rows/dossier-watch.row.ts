import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { PersonRow } from './person.row.js';

/** A person told when a dossier enters a stage. */
@Entity('dossier_watch')
@Index('dossier_watch_of_person', ['personId'])
export class DossierWatchRow {
  @ForeignKey(() => DossierRow, { name: 'dossier_watch_dossier' })
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'dossier_watch_pk' })
  readonly dossierId!: string;

  @ForeignKey(() => PersonRow, { name: 'dossier_watch_person' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'dossier_watch_pk' })
  readonly personId!: string;

  @Column('timestamptz')
  readonly since!: Date;
}
