import type { FiledPoint } from '@bangvang/domain';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { SubmissionRow } from './submission.row.js';

/** What the examination found of a dossier as it was submitted. Append-only. */
@Entity('filed_examination')
export class FiledExaminationRow {
  @ForeignKey(() => DossierRow, { name: 'filed_examination_dossier' })
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'filed_examination_pk' })
  readonly dossierId!: string;

  @ForeignKey(() => SubmissionRow, { name: 'filed_examination_submission' })
  @PrimaryColumn('uuid', { name: 'submission_id', primaryKeyConstraintName: 'filed_examination_pk' })
  readonly submissionId!: string;

  @Column('integer', { name: 'law_version' })
  readonly lawVersion!: number;

  @Column('jsonb')
  readonly findings!: readonly FiledPoint[];
}
