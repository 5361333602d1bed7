import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AwardTypeRow } from './award-type.row.js';
import { CampaignRow } from './campaign.row.js';
import { DossierRow } from './dossier.row.js';
import { SubjectRow } from './subject.row.js';

/** An award in the register: who holds it, for which achievement, by which decision, and whether it was revoked. */
@Entity('award_held')
@Unique('award_held_once_per_dossier', ['dossierId'])
@Index('award_held_once', ['subjectId', 'awardCode', 'periodFrom', 'periodTo'], {
  unique: true,
  where: 'revoked_at IS NULL',
})
@Index('award_held_by_award', ['awardCode', 'periodTo', 'subjectId'])
@Index('award_held_of_subject', ['subjectId'])
@Index('award_held_of_campaign', ['campaignId'])
@Check('award_held_period_kind', `period_kind IN ('calendar-year', 'school-year', 'span')`)
@Check(
  'award_held_commendation',
  `commendation IN ('merit', 'ad-hoc', 'campaign', 'contribution', 'seniority', 'foreign-relations')`,
)
@Check('award_held_period', 'period_to >= period_from')
@Check('award_held_revoked', 'num_nulls(revoked_at, revoked_on, revoked_reason, revoked_document) IN (0, 4)')
export class AwardHeldRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'award_held_pk' })
  readonly id!: string;

  @ForeignKey(() => SubjectRow, { name: 'award_held_subject' })
  @Column('uuid', { name: 'subject_id' })
  readonly subjectId!: string;

  @ForeignKey(() => AwardTypeRow, { name: 'award_held_award' })
  @Column('text', { name: 'award_code' })
  readonly awardCode!: string;

  /** Loại hình khen thưởng; null where the register does not tell. */
  @Column('text', { nullable: true })
  readonly commendation!: string | null;

  /** The achievement it is for, not the day of the decision. */
  @Column('text', { name: 'period_kind' })
  readonly periodKind!: 'calendar-year' | 'school-year' | 'span';

  @Column('date', { name: 'period_from' })
  readonly periodFrom!: string;

  @Column('date', { name: 'period_to' })
  readonly periodTo!: string;

  @Column('text', { name: 'decision_number' })
  readonly decisionNumber!: string;

  @Column('date', { name: 'decided_on' })
  readonly decidedOn!: string;

  /** As on the paper: it may lie outside the installation. */
  @Column('text', { name: 'decided_by' })
  readonly decidedBy!: string;

  @ForeignKey(() => CampaignRow, { name: 'award_held_campaign' })
  @Column('uuid', { name: 'campaign_id', nullable: true })
  readonly campaignId!: string | null;

  @ForeignKey(() => DossierRow, { name: 'award_held_dossier' })
  @Column('uuid', { name: 'dossier_id', nullable: true })
  readonly dossierId!: string | null;

  @Column('timestamptz', { name: 'recorded_at' })
  readonly recordedAt!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  readonly revokedAt!: Date | null;

  /** Day of the revoking decision. */
  @Column('date', { name: 'revoked_on', nullable: true })
  readonly revokedOn!: string | null;

  @Column('text', { name: 'revoked_reason', nullable: true })
  readonly revokedReason!: string | null;

  @Column('text', { name: 'revoked_document', nullable: true })
  readonly revokedDocument!: string | null;
}
