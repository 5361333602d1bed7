import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The legal texts in force from a day to a day; a dossier keeps the regime it began under. */
@Entity('legal_regime')
export class LegalRegimeRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'legal_regime_pk' })
  readonly code!: string;

  @Column('date', { name: 'valid_from' })
  readonly validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  readonly validTo!: string | null;

  @Column('text', { array: true })
  readonly texts!: readonly string[];

  @Column('text')
  readonly source!: string;

  @Column('text')
  readonly confidence!: string;
}
