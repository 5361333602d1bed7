import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BodyRow } from './body.row.js';
import { CampaignRow } from './campaign.row.js';
import { PersonRow } from './person.row.js';
import { RoleRow } from './role.row.js';

/** A formal letter of reminder (công văn đôn đốc) to one body: drafted at its rung, then signed and numbered. */
@Entity('urging_letter')
@Index('urging_letter_one_draft', ['campaignId', 'addresseeBodyId', 'signerRole'], {
  unique: true,
  where: `state = 'drafted'`,
})
@Index('urging_letter_of_campaign', ['campaignId', 'draftedAt', 'id'])
@Check('urging_letter_state', `state IN ('drafted', 'signed', 'withdrawn', 'discarded')`)
@Check(
  'urging_letter_signed',
  `num_nonnulls(number, dated_on, signed_by, signed_at, text) = CASE WHEN state = 'signed' THEN 5 ELSE 0 END OR state = 'withdrawn'`,
)
@Check('urging_letter_ended', `(state IN ('withdrawn', 'discarded')) = (ended_at IS NOT NULL)`)
export class UrgingLetterRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'urging_letter_pk' })
  readonly id!: string;

  @ForeignKey(() => CampaignRow, { name: 'urging_letter_campaign' })
  @Column('uuid', { name: 'campaign_id' })
  readonly campaignId!: string;

  /** In whose name it is sent: the campaign's issuer, or its Home Affairs. */
  @ForeignKey(() => BodyRow, { name: 'urging_letter_issuer' })
  @Column('uuid', { name: 'issuer_body_id' })
  readonly issuerBodyId!: string;

  /** Which post there signs. */
  @ForeignKey(() => RoleRow, { name: 'urging_letter_signer_role' })
  @Column('text', { name: 'signer_role' })
  readonly signerRole!: string;

  @ForeignKey(() => BodyRow, { name: 'urging_letter_addressee' })
  @Column('uuid', { name: 'addressee_body_id' })
  readonly addresseeBodyId!: string;

  /** Posts of the addressee it goes to. */
  @Column('text', { array: true })
  readonly receivers!: readonly string[];

  @Column('text', { array: true })
  readonly channels!: readonly string[];

  @Column('text', { nullable: true })
  readonly urgency!: string | null;

  @Column('text', { default: 'drafted' })
  readonly state!: 'drafted' | 'signed' | 'withdrawn' | 'discarded';

  @Column('timestamptz', { name: 'drafted_at' })
  readonly draftedAt!: Date;

  @Column('text', { nullable: true })
  readonly number!: string | null;

  @Column('date', { name: 'dated_on', nullable: true })
  readonly datedOn!: string | null;

  @ForeignKey(() => PersonRow, { name: 'urging_letter_signer' })
  @Column('uuid', { name: 'signed_by', nullable: true })
  readonly signedBy!: string | null;

  @Column('timestamptz', { name: 'signed_at', nullable: true })
  readonly signedAt!: Date | null;

  /** Fixed by the signature; a draft is worded from its duties. */
  @Column('text', { nullable: true })
  readonly text!: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @Column('text', { name: 'end_reason', nullable: true })
  readonly endReason!: string | null;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
