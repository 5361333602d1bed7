import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { CampaignRow } from './campaign.row.js';

/** A target (chỉ tiêu) of a campaign. */
@Entity('target')
@Unique('target_code', ['campaignId', 'code'])
@Check('target_comparator', `comparator IN ('gte', 'gt', 'lte', 'lt', 'eq', 'between')`)
export class TargetRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'target_pk' })
  readonly id!: string;

  @ForeignKey(() => CampaignRow, { name: 'target_campaign' })
  @Column('uuid', { name: 'campaign_id' })
  readonly campaignId!: string;

  @Column('text')
  readonly code!: string;

  @Column('text')
  readonly name!: string;

  @Column('text')
  readonly comparator!: 'gte' | 'gt' | 'lte' | 'lt' | 'eq' | 'between';

  /** In the target's own unit; decimal text. */
  @Column('numeric')
  readonly value!: string;

  @Column('text')
  readonly unit!: string;

  /** The part of the campaign the target holds for, null for all of it. */
  @Column('text', { name: 'sub_scope', nullable: true })
  readonly subScope!: string | null;

  @Column('boolean', { name: 'per_unit', default: false })
  readonly perUnit!: boolean;
}
