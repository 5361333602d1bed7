import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the "who" of a document means: a phrase, and the groups of bodies it addresses. */
@Entity('phrase')
export class PhraseRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'phrase_pk' })
  readonly text!: string;

  /** Code of the body in whose documents (and those of bodies below it) the phrase means this; '' in everybody's. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'phrase_pk', default: '' })
  readonly scope!: string;

  @Column('text', { name: 'group_codes', array: true })
  readonly groupCodes!: readonly string[];
}
