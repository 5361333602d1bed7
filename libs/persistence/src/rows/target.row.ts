import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { CampaignRow } from './campaign.row.js';

/** A target (chỉ tiêu) of a campaign: who it is. What it asks lies in its versions. */
@Entity('target')
@Unique('target_code', ['campaignId', 'code'])
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

  /** Heading of the document it stands under. */
  @Column('text', { name: 'group_name', nullable: true })
  readonly groupName!: string | null;

  /** The part of the campaign the target holds for, null for all of it. */
  @Column('text', { name: 'sub_scope', nullable: true })
  readonly subScope!: string | null;

  /** Code of the target it is a part of. */
  @Column('text', { name: 'parent_code', nullable: true })
  readonly parentCode!: string | null;

  /** Code of the target it states again in another form; both count once. */
  @Column('text', { name: 'same_as', nullable: true })
  readonly sameAs!: string | null;

  @Column('boolean', { name: 'per_unit', default: false })
  readonly perUnit!: boolean;

  /** Raised by every amendment and every change of who it is assigned to. */
  @Column('integer', { default: 1 })
  readonly version!: number;
}
