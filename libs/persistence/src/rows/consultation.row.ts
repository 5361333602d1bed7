import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { CampaignRow } from './campaign.row.js';
import { PersonRow } from './person.row.js';

/** One letter asking other bodies for their opinion (lấy ý kiến, hiệp y) on one or many dossiers. */
@Entity('consultation')
@Check('consultation_minimum', 'minimum >= 1')
export class ConsultationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'consultation_pk' })
  readonly id!: string;

  @ForeignKey(() => CampaignRow, { name: 'consultation_campaign' })
  @Column('uuid', { name: 'campaign_id' })
  readonly campaignId!: string;

  /** The body that asks. */
  @ForeignKey(() => BodyRow, { name: 'consultation_body' })
  @Column('uuid', { name: 'body_id' })
  readonly bodyId!: string;

  @Column('text')
  readonly questions!: string;

  /** Number and day of the letter. */
  @Column('text', { nullable: true })
  readonly document!: string | null;

  /** How many answers are needed of each dossier before its appraisal is concluded. */
  @Column('integer')
  readonly minimum!: number;

  @Column('date', { name: 'due_on' })
  readonly dueOn!: string;

  /** Barring end of the window, exclusive. */
  @Column('timestamptz', { name: 'due_at' })
  readonly dueAt!: Date;

  @ForeignKey(() => PersonRow, { name: 'consultation_asker' })
  @Column('uuid', { name: 'asked_by' })
  readonly askedBy!: string;

  @Column('timestamptz', { name: 'asked_at' })
  readonly askedAt!: Date;
}
