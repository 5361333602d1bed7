import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConsultationRow } from './consultation.row.js';
import { DossierRow } from './dossier.row.js';
import { PersonRow } from './person.row.js';
import { StageVisitRow } from './stage-visit.row.js';

/** One dossier of a consultation; ended early where whoever appraises says why. */
@Entity('consulted_dossier')
@Index('consulted_dossier_of_visit', ['visitId'])
@Check('consulted_dossier_ended', 'num_nonnulls(ended_at, ended_by, end_reason) IN (0, 3)')
export class ConsultedDossierRow {
  @ForeignKey(() => ConsultationRow, { name: 'consulted_dossier_consultation' })
  @PrimaryColumn('uuid', { name: 'consultation_id', primaryKeyConstraintName: 'consulted_dossier_pk' })
  readonly consultationId!: string;

  @ForeignKey(() => DossierRow, { name: 'consulted_dossier_dossier' })
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'consulted_dossier_pk' })
  readonly dossierId!: string;

  /** The appraisal it belongs to. */
  @ForeignKey(() => StageVisitRow, { name: 'consulted_dossier_visit' })
  @Column('uuid', { name: 'visit_id' })
  readonly visitId!: string;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @ForeignKey(() => PersonRow, { name: 'consulted_dossier_ender' })
  @Column('uuid', { name: 'ended_by', nullable: true })
  readonly endedBy!: string | null;

  @Column('text', { name: 'end_reason', nullable: true })
  readonly endReason!: string | null;
}
