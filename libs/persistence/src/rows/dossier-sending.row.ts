import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DossierRow } from './dossier.row.js';
import { PersonRow } from './person.row.js';
import { SubmissionRow } from './submission.row.js';

/** What a dossier consisted of when it was sent: by the unit, after a supplement, upward. Append-only. */
@Entity('dossier_sending')
@Check('dossier_sending_kind', `kind IN ('submission', 'supplement', 'dispatch')`)
@Check('dossier_sending_form', 'num_nonnulls(form_code, form_rev, answers) IN (0, 3)')
export class DossierSendingRow {
  @ForeignKey(() => DossierRow, { name: 'dossier_sending_dossier' })
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'dossier_sending_pk' })
  readonly dossierId!: string;

  /** 1 for the unit's submission, one more for each sending after it. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'dossier_sending_pk' })
  readonly nth!: number;

  @Column('text')
  readonly kind!: 'submission' | 'supplement' | 'dispatch';

  /** The paper (tờ trình) it went with; a supplement has none. */
  @ForeignKey(() => SubmissionRow, { name: 'dossier_sending_submission' })
  @Column('uuid', { name: 'submission_id', nullable: true })
  readonly submissionId!: string | null;

  /** Code, name, SHA-256 and size of each paper, by code. */
  @Column('jsonb')
  readonly papers!: unknown;

  @Column('text', { name: 'form_code', nullable: true })
  readonly formCode!: string | null;

  @Column('integer', { name: 'form_rev', nullable: true })
  readonly formRev!: number | null;

  @Column('jsonb', { nullable: true })
  readonly answers!: unknown;

  /** The account of the achievement as it stood. */
  @Column('text', { nullable: true })
  readonly achievement!: string | null;

  /** SHA-256 of the list; the audit entry of the sending bears it too. */
  @Column('text', { name: 'content_hash' })
  readonly contentHash!: string;

  @ForeignKey(() => PersonRow, { name: 'dossier_sending_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'sent_at' })
  readonly sentAt!: Date;
}
