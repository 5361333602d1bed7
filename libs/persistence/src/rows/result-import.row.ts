import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { CampaignRow } from './campaign.row.js';
import { PersonRow } from './person.row.js';

/** Results of targets taken from one workbook. */
@Entity('result_import')
@Index('result_import_of_campaign', ['campaignId'])
export class ResultImportRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'result_import_pk' })
  readonly id!: string;

  @ForeignKey(() => CampaignRow, { name: 'result_import_campaign' })
  @Column('uuid', { name: 'campaign_id' })
  readonly campaignId!: string;

  /** Of the workbook as it was sent. */
  @Column('text')
  readonly sha256!: string;

  /** The body whose post the person acted from: the unit's own, or Home Affairs. */
  @ForeignKey(() => BodyRow, { name: 'result_import_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  @ForeignKey(() => PersonRow, { name: 'result_import_person' })
  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('timestamptz', { name: 'received_at' })
  readonly receivedAt!: Date;
}
