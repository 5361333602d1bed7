import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DecisionRow } from './decision.row.js';
import { DossierRow } from './dossier.row.js';

/** A dossier decided by a decision. */
@Entity('decision_dossier')
@Index('decision_of_dossier', ['dossierId'])
export class DecisionDossierRow {
  @ForeignKey(() => DecisionRow, { name: 'decision_dossier_decision' })
  @PrimaryColumn('uuid', { name: 'decision_id', primaryKeyConstraintName: 'decision_dossier_pk' })
  readonly decisionId!: string;

  @ForeignKey(() => DossierRow, { name: 'decision_dossier_dossier' })
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'decision_dossier_pk' })
  readonly dossierId!: string;
}
