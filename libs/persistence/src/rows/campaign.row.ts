import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { PersonRow } from './person.row.js';

/** An emulation campaign (phong trào thi đua), as its document has it and as it was frozen at launch. */
@Entity('campaign')
@Index('campaign_to_close', ['endsAt'], { where: `stage = 'launched'` })
@Check('campaign_stage', `stage IN ('drafted', 'launched', 'closed', 'archived')`)
@Check(
  'campaign_launched',
  `stage = 'drafted' OR (launched_at IS NOT NULL AND launched_on IS NOT NULL AND launched_by IS NOT NULL AND procedure IS NOT NULL)`,
)
@Check('campaign_closed', `(stage IN ('closed', 'archived')) = (closed_at IS NOT NULL)`)
@Check('campaign_tolerance', `tolerance_percent BETWEEN 0 AND 100`)
export class CampaignRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_pk' })
  readonly id!: string;

  @ForeignKey(() => BodyRow, { name: 'campaign_issuer' })
  @Column('uuid', { name: 'issuer_body_id' })
  readonly issuerBodyId!: string;

  /** The document as read, in the form of the reference files: number, bases, parents, recipients, responsibilities. */
  @Column('jsonb')
  readonly document!: unknown;

  @Column('text', { nullable: true })
  readonly number!: string | null;

  @Column('text')
  readonly title!: string;

  @Column('text')
  readonly kind!: string;

  @Column('text')
  readonly stage!: 'drafted' | 'launched' | 'closed' | 'archived';

  /** Frozen at launch: templates, ladders, limits, vote rules, quorum. */
  @Column('jsonb', { nullable: true })
  readonly procedure!: unknown;

  /** Raised by each migration of the frozen procedure to a newer version of the law. */
  @Column('integer', { name: 'procedure_rev', default: 1 })
  readonly procedureRev!: number;

  @Column('date', { name: 'launched_on', nullable: true })
  readonly launchedOn!: string | null;

  @Column('timestamptz', { name: 'launched_at', nullable: true })
  readonly launchedAt!: Date | null;

  @ForeignKey(() => PersonRow, { name: 'campaign_launcher' })
  @Column('uuid', { name: 'launched_by', nullable: true })
  readonly launchedBy!: string | null;

  @Column('date', { name: 'ends_on' })
  readonly endsOn!: string;

  /** Exclusive end: the start of the day after ends_on in Asia/Ho_Chi_Minh. */
  @Column('timestamptz', { name: 'ends_at' })
  readonly endsAt!: Date;

  /** Barring deadline of proposals: close + n working days. */
  @Column('date', { name: 'proposals_due_on' })
  readonly proposalsDueOn!: string;

  @Column('timestamptz', { name: 'proposals_due_at' })
  readonly proposalsDueAt!: Date;

  /** Raised by each extension; a close under an older one does nothing. */
  @Column('integer', { name: 'calendar_rev', default: 1 })
  readonly calendarRev!: number;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  readonly closedAt!: Date | null;

  @Column('jsonb', { nullable: true })
  readonly report!: unknown;

  /** Whether the head of a body with unmet assigned targets is not commended. */
  @Column('boolean', { name: 'head_rule', default: false })
  readonly headRule!: boolean;

  /** What "khoảng" allows, in per cent of the value; decimal text. */
  @Column('numeric', { name: 'tolerance_percent', default: 0 })
  readonly tolerancePercent!: string;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
