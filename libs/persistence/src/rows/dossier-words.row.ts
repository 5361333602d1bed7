import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The words a dossier is found by. Written by the database alone, whenever a dossier or the name of a body is. */
@Entity('dossier_words')
@Index('dossier_by_words', { synchronize: false })
export class DossierWordsRow {
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'dossier_words_pk' })
  readonly dossierId!: string;

  @Column('tsvector')
  readonly search!: string;
}
