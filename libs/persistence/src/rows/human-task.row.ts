import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { CampaignRow } from './campaign.row.js';
import { DossierRow } from './dossier.row.js';
import { PersonRow } from './person.row.js';
import { PositionRow } from './position.row.js';
import { StageVisitRow } from './stage-visit.row.js';

/** Work for a person. Addressed to a position; held by whoever claimed it. */
@Entity('human_task')
@Index('human_task_inbox', ['groupId', 'dueAt', 'id'], { where: `state = 'ready'` })
@Index('human_task_mine', ['assigneeId', 'dueAt', 'id'], { where: `state = 'reserved'` })
@Index('human_task_of_dossier', ['dossierId'])
@Index('human_task_open_of_campaign', ['campaignId', 'kind'], { where: `state IN ('ready', 'reserved')` })
@Unique('human_task_once_per_visit', ['visitId', 'kind'])
@Check('human_task_state', `state IN ('ready', 'reserved', 'done', 'obsolete')`)
@Check('human_task_held', `(state = 'reserved') <= (assignee_id IS NOT NULL)`)
@Check('human_task_ended', `(state IN ('done', 'obsolete')) = (ended_at IS NOT NULL)`)
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
  readonly state!: 'ready' | 'reserved' | 'done' | 'obsolete';

  /** Tasks without a limit sort last. */
  @Column('date', { name: 'due_on', nullable: true })
  readonly dueOn!: string | null;

  @Column('timestamptz', { name: 'due_at', default: 'infinity' })
  readonly dueAt!: Date;

  @Column('integer', { name: 'deadline_rev', default: 0 })
  readonly deadlineRev!: number;

  /** Higher comes first among tasks due at one instant. */
  @Column('integer', { default: 0 })
  readonly priority!: number;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'claimed_at', nullable: true })
  readonly claimedAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
