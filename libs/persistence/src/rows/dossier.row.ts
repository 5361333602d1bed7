import type { Stage } from '@bangvang/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AwardTypeRow } from './award-type.row.js';
import { BodyRow } from './body.row.js';
import { CampaignRow } from './campaign.row.js';
import { NomineeRow } from './nominee.row.js';
import { PersonRow } from './person.row.js';
import { SubmissionRow } from './submission.row.js';

/** One nominee proposed for one award on one occasion (hồ sơ khen thưởng). */
@Entity('dossier')
@Index('dossier_once_per_occasion', ['campaignId', 'nomineeId', 'awardCode'], {
  unique: true,
  where: `stage NOT IN ('withdrawn', 'returned', 'refused', 'lapsed')`,
})
@Index('dossier_of_campaign', ['campaignId', 'stage', 'id'])
@Index('dossier_of_body', ['bodyId', 'id'])
@Index('dossier_of_submission', ['submissionId'])
@Index('dossier_of_nominee', ['nomineeId'])
@Index('dossier_of_level', ['levelBodyId', 'stage', 'id'])
@Check(
  'dossier_stage',
  `stage IN ('drafted', 'submitted', 'supplement-requested', 'under-appraisal', 'before-council', 'in-completion', 'submitted-upward', 'decision-pending', 'decided', 'notified', 'refused', 'returned', 'withdrawn', 'lapsed')`,
)
@Check('dossier_form', 'num_nonnulls(form_code, form_rev, answers) IN (0, 3)')
@Check('dossier_level_known', `stage IN ('drafted', 'withdrawn', 'lapsed') OR level_body_id IS NOT NULL`)
export class DossierRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'dossier_pk' })
  readonly id!: string;

  @ForeignKey(() => CampaignRow, { name: 'dossier_campaign' })
  @Column('uuid', { name: 'campaign_id' })
  readonly campaignId!: string;

  @ForeignKey(() => NomineeRow, { name: 'dossier_nominee' })
  @Column('uuid', { name: 'nominee_id' })
  readonly nomineeId!: string;

  @ForeignKey(() => AwardTypeRow, { name: 'dossier_award' })
  @Column('text', { name: 'award_code' })
  readonly awardCode!: string;

  /** The proposing body. */
  @ForeignKey(() => BodyRow, { name: 'dossier_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  /** In the words of the proposing body. */
  @Column('text')
  readonly achievement!: string;

  @ForeignKey(() => PersonRow, { name: 'dossier_preparer' })
  @Column('uuid', { name: 'prepared_by' })
  readonly preparedBy!: string;

  @Column('timestamptz', { name: 'drafted_at' })
  readonly draftedAt!: Date;

  @ForeignKey(() => SubmissionRow, { name: 'dossier_submission' })
  @Column('uuid', { name: 'submission_id', nullable: true })
  readonly submissionId!: string | null;

  @Column('text')
  readonly stage!: Stage;

  /** The body at whose level the dossier is, and the round (1, more after a supplement). */
  @ForeignKey(() => BodyRow, { name: 'dossier_level' })
  @Column('uuid', { name: 'level_body_id', nullable: true })
  readonly levelBodyId!: string | null;

  @Column('integer', { default: 1 })
  readonly round!: number;

  @Column('text', { name: 'legal_regime', nullable: true })
  readonly legalRegime!: string | null;

  /** Unit review (bình xét): content and day, before the unit may submit. */
  @Column('jsonb', { name: 'unit_review', nullable: true })
  readonly unitReview!: unknown;

  /** The nominee's sheet, with the form and the revision of the campaign's procedure it was filled under. */
  @Column('text', { name: 'form_code', nullable: true })
  readonly formCode!: string | null;

  @Column('integer', { name: 'form_rev', nullable: true })
  readonly formRev!: number | null;

  @Column('jsonb', { nullable: true })
  readonly answers!: unknown;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
