import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { CampaignRow } from './campaign.row.js';
import { DossierRow } from './dossier.row.js';
import { MandateRow } from './mandate.row.js';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';
import { StageVisitRow } from './stage-visit.row.js';

/** Ready: nobody holds it. Reserved, in progress, waiting: somebody does. The rest: ended. */
export type TaskState = 'ready' | 'reserved' | 'in-progress' | 'waiting' | 'done' | 'cancelled' | 'obsolete';

/** Work for a person. Addressed to a position; held by whoever claimed it. */
@Entity('human_task')
@Index('human_task_inbox', ['groupId', 'dueAt', 'priority', 'id'], { where: `state = 'ready'` })
@Index('human_task_mine', ['assigneeId', 'dueAt', 'priority', 'id'], {
  where: `ended_at IS NULL AND assignee_id IS NOT NULL`,
})
@Index('human_task_oldest', ['groupId', 'createdAt'], { where: `state = 'ready'` })
@Index('human_task_done', ['assigneeId', 'endedAt'], { where: `state = 'done'` })
@Index('human_task_of_dossier', ['dossierId'])
@Index('human_task_under_mandate', ['mandateId'], { where: 'mandate_id IS NOT NULL AND ended_at IS NULL' })
@Index('human_task_open_of_campaign', ['campaignId', 'kind'], { where: `ended_at IS NULL` })
@Index('human_task_unheld', ['createdAt', 'id'], { where: `state = 'ready' AND kind <> 'submit-proposal'` })
@Unique('human_task_once_per_visit', ['visitId', 'kind', 'groupId'])
@Check('human_task_state', `state IN ('ready', 'reserved', 'in-progress', 'waiting', 'done', 'cancelled', 'obsolete')`)
@Check('human_task_priority', `priority BETWEEN 0 AND 10`)
@Check(
  'human_task_held',
  `CASE WHEN state = 'ready' THEN assignee_id IS NULL
    WHEN state IN ('reserved', 'in-progress', 'waiting') THEN assignee_id IS NOT NULL ELSE true END`,
)
@Check('human_task_returned', 'returns_to IS NULL OR mandate_id IS NOT NULL')
@Check('human_task_cancelled', `cancel_code IS NULL AND cancel_basis IS NULL OR state = 'cancelled'`)
@Check('human_task_ended', `(state IN ('done', 'cancelled', 'obsolete')) = (ended_at IS NOT NULL)`)
export class HumanTaskRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'human_task_pk' })
  readonly id!: string;

  @Column('text')
  readonly kind!: string;

  @ForeignKey(() => DossierRow, { name: 'human_task_dossier' })
  @Column('uuid', { name: 'dossier_id' })
  readonly dossierId!: string;

  @ForeignKey(() => CampaignRow, { name: 'human_task_campaign' })
  @Column('uuid', { name: 'campaign_id' })
  readonly campaignId!: string;

  @ForeignKey(() => StageVisitRow, { name: 'human_task_visit' })
  @Column('uuid', { name: 'visit_id' })
  readonly visitId!: string;

  @ForeignKey(() => PositionRow, { name: 'human_task_group' })
  @Column('uuid', { name: 'group_id' })
  readonly groupId!: string;

  @ForeignKey(() => PersonRow, { name: 'human_task_assignee' })
  @Column('uuid', { name: 'assignee_id', nullable: true })
  readonly assigneeId!: string | null;

  @Column('text', { default: 'ready' })
  readonly state!: TaskState;

  /** Tasks without a limit sort last. */
  @Column('date', { name: 'due_on', nullable: true })
  readonly dueOn!: string | null;

  @Column('timestamptz', { name: 'due_at', default: 'infinity' })
  readonly dueAt!: Date;

  @Column('integer', { name: 'deadline_rev', default: 0 })
  readonly deadlineRev!: number;

  /** 0 the highest, 10 the lowest, as in WS-HumanTask; decides among tasks due at one instant. */
  @Column('integer', { default: 5 })
  readonly priority!: number;

  /** False: beside the act the visit waits for (an opinion asked); it concludes nothing. */
  @Column('boolean', { default: true })
  readonly concludes!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'claimed_at', nullable: true })
  readonly claimedAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @Column('integer', { default: 1 })
  readonly version!: number;

  /** The mandate of a substitute it is held under; null: by the holder's own right. */
  @ForeignKey(() => MandateRow, { name: 'human_task_mandate' })
  @Column('uuid', { name: 'mandate_id', nullable: true })
  readonly mandateId!: string | null;

  /** Who gets it back when the mandate ends; null: its group. */
  @ForeignKey(() => PersonRow, { name: 'human_task_returns_to' })
  @Column('uuid', { name: 'returns_to', nullable: true })
  readonly returnsTo!: string | null;

  /** Why it was cancelled, one of `CANCEL_REASONS`, and the legal text or document it rests on. */
  @Column('text', { name: 'cancel_code', nullable: true })
  readonly cancelCode!: string | null;

  @Column('text', { name: 'cancel_basis', nullable: true })
  readonly cancelBasis!: string | null;
}
