import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { CampaignRow } from './campaign.row.js';
import { PersonRow } from './person.row.js';

/** What one body owes a campaign (nhiệm vụ), with its own deadline. */
@Entity('duty')
@Index('duty_open_of_body', ['bodyId', 'dueAt', 'id'], { where: 'settled_at IS NULL' })
@Index('duty_of_campaign', ['campaignId', 'bodyId'])
@Index('duty_open_of_campaign', ['campaignId', 'dueAt', 'id'], { where: 'settled_at IS NULL' })
@Index('duty_once_per_body', ['campaignId', 'bodyId', 'kind'], { unique: true, where: `kind <> 'urging-note'` })
@Index('duty_of_body_by_day', ['bodyId', 'dueOn', 'id'])
@Check('duty_nature', `nature IN ('barring', 'chasing', 'standing')`)
@Check('duty_due', '(due_on IS NULL) = (due_at IS NULL)')
@Check('duty_held', '(held_at IS NULL) = (hold_reason IS NULL)')
@Check('duty_note', `(kind = 'urging-note') = (instructions IS NOT NULL)`)
@Check('duty_settled', '(settled_at IS NULL) = (settled_by IS NULL)')
@Check('duty_settled_by', `settled_by IN ('filing', 'excuse', 'close', 'withdrawal')`)
export class DutyRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'duty_pk' })
  readonly id!: string;

  @ForeignKey(() => CampaignRow, { name: 'duty_campaign' })
  @Column('uuid', { name: 'campaign_id' })
  readonly campaignId!: string;

  @ForeignKey(() => BodyRow, { name: 'duty_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  @Column('text')
  readonly kind!: string;

  @Column('text')
  readonly name!: string;

  @Column('text', { name: 'source_ref' })
  readonly sourceRef!: string;

  @Column('text')
  readonly nature!: 'barring' | 'chasing' | 'standing';

  @Column('text', { name: 'ladder_code', nullable: true })
  readonly ladderCode!: string | null;

  /** 'launch' or 'close' with working days: what an extension of the campaign moves. */
  @Column('text', { name: 'due_from', nullable: true })
  readonly dueFrom!: string | null;

  @Column('integer', { name: 'due_count', nullable: true })
  readonly dueCount!: number | null;

  @Column('date', { name: 'due_on', nullable: true })
  readonly dueOn!: string | null;

  @Column('timestamptz', { name: 'due_at', nullable: true })
  readonly dueAt!: Date | null;

  @Column('integer', { name: 'deadline_rev', default: 0 })
  readonly deadlineRev!: number;

  /** An extension given to this body alone: the campaign's own extension no longer moves it. */
  @Column('boolean', { name: 'own_deadline', default: false })
  readonly ownDeadline!: boolean;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  readonly settledAt!: Date | null;

  @Column('text', { name: 'settled_by', nullable: true })
  readonly settledBy!: 'filing' | 'excuse' | 'close' | 'withdrawal' | null;

  @Column('text', { nullable: true })
  readonly excuse!: string | null;

  /** Whether it was settled after its deadline; null while open. */
  @Column('boolean', { nullable: true })
  readonly late!: boolean | null;

  /** Time stands still since; nobody is urged meanwhile. */
  @Column('timestamptz', { name: 'held_at', nullable: true })
  readonly heldAt!: Date | null;

  @Column('text', { name: 'hold_reason', nullable: true })
  readonly holdReason!: string | null;

  /** Working days late, frozen when it was settled; null while open, and where it was excused or withdrawn. */
  @Column('integer', { name: 'days_late', nullable: true })
  readonly daysLate!: number | null;

  /** What an urging note asks; null for a duty of the document. */
  @Column('text', { nullable: true })
  readonly instructions!: string | null;

  @ForeignKey(() => PersonRow, { name: 'duty_asked_by' })
  @Column('uuid', { name: 'asked_by', nullable: true })
  readonly askedBy!: string | null;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
