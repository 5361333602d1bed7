import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the "who" of a document means: a phrase, and the groups of bodies it addresses. */
@Entity('phrase')
export class PhraseRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'phrase_pk' })
  readonly text!: string;

  @Column('text', { name: 'group_codes', array: true })
  readonly groupCodes!: readonly string[];
}
