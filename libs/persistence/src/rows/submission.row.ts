import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { CampaignRow } from './campaign.row.js';
import { PersonRow } from './person.row.js';

/** A submission (tờ trình): one paper for all its dossiers, from a unit, or upward from a level. */
@Entity('submission')
@Index('submission_by_number', { synchronize: false })
@Index('submission_of_campaign', ['campaignId'])
@Index('submission_of_signer', ['signedBy'])
export class SubmissionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'submission_pk' })
  readonly id!: string;

  @ForeignKey(() => CampaignRow, { name: 'submission_campaign' })
  @Column('uuid', { name: 'campaign_id' })
  readonly campaignId!: string;

  @ForeignKey(() => BodyRow, { name: 'submission_from' })
  @Column('uuid', { name: 'from_body_id' })
  readonly fromBodyId!: string;

  @ForeignKey(() => BodyRow, { name: 'submission_to' })
  @Column('uuid', { name: 'to_body_id' })
  readonly toBodyId!: string;

  @Column('text', { nullable: true })
  readonly number!: string | null;

  @Column('date', { name: 'dated_on' })
  readonly datedOn!: string;

  @ForeignKey(() => PersonRow, { name: 'submission_signer' })
  @Column('uuid', { name: 'signed_by' })
  readonly signedBy!: string;

  @Column('timestamptz', { name: 'received_at' })
  readonly receivedAt!: Date;

  @Column('date', { name: 'received_on' })
  readonly receivedOn!: string;
}
