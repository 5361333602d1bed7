import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { PersonRow } from './person.row.js';

/** The proposing body took the dossier back; possible until the decision. */
@Entity('withdrawal')
export class WithdrawalRow {
  @ForeignKey(() => DossierRow, { name: 'withdrawal_dossier' })
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'withdrawal_pk' })
  readonly dossierId!: string;

  @Column('text')
  readonly reason!: string;

  @ForeignKey(() => PersonRow, { name: 'withdrawal_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  readonly recordedAt!: Date;
}
