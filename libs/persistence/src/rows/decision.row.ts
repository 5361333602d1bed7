import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BodyRow } from './body.row.js';
import { CampaignRow } from './campaign.row.js';
import { PersonRow } from './person.row.js';

/** A decision (quyết định) of the competent person: one paper for many dossiers. */
@Entity('decision')
@Index('decision_published', { synchronize: false })
@Unique('decision_number_once', ['bodyId', 'number', 'datedOn'])
@Check('decision_outcome', `outcome IN ('decided', 'refused')`)
@Check('decision_number', `(outcome = 'decided') = (number IS NOT NULL)`)
@Check('decision_reason', `outcome = 'decided' OR reason IS NOT NULL`)
export class DecisionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'decision_pk' })
  readonly id!: string;

  @ForeignKey(() => CampaignRow, { name: 'decision_campaign' })
  @Column('uuid', { name: 'campaign_id' })
  readonly campaignId!: string;

  @ForeignKey(() => BodyRow, { name: 'decision_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  @Column('text')
  readonly outcome!: 'decided' | 'refused';

  @Column('text', { nullable: true })
  readonly number!: string | null;

  @Column('date', { name: 'dated_on' })
  readonly datedOn!: string;

  @ForeignKey(() => PersonRow, { name: 'decision_signer' })
  @Column('uuid', { name: 'signed_by' })
  readonly signedBy!: string;

  @Column('timestamptz', { name: 'signed_at' })
  readonly signedAt!: Date;

  @Column('text', { nullable: true })
  readonly reason!: string | null;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  readonly publishedAt!: Date | null;

  @ForeignKey(() => PersonRow, { name: 'decision_publisher' })
  @Column('uuid', { name: 'published_by', nullable: true })
  readonly publishedBy!: string | null;
}
