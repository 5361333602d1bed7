import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CampaignRow } from './campaign.row.js';
import { CouncilRow } from './council.row.js';
import { PersonRow } from './person.row.js';

/** A session of a council on the dossiers of one campaign (phiên họp). */
@Entity('council_session')
@Index('council_session_of_council', { synchronize: false })
@Check('council_session_stage', `stage IN ('convened', 'open', 'adjourned', 'closed', 'minutes-signed', 'cancelled')`)
@Check(
  'council_session_opened',
  `stage IN ('convened', 'cancelled') OR (opened_at IS NOT NULL AND member_count IS NOT NULL)`,
)
@Check('council_session_mode', `mode IN ('in-person', 'remote', 'written-poll')`)
@Check('council_session_signed', `(stage = 'minutes-signed') = (minutes_signed_at IS NOT NULL)`)
@Check('council_session_sealed', '(sealing_key IS NULL) = (teller_id IS NULL)')
@Check('council_session_unsealed', '(unsealing_key IS NULL) = (counted_at IS NULL)')
@Check('council_session_published', 'results_published_at IS NULL OR counted_at IS NOT NULL')
export class CouncilSessionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'council_session_pk' })
  readonly id!: string;

  @ForeignKey(() => CouncilRow, { name: 'council_session_council' })
  @Column('uuid', { name: 'council_id' })
  readonly councilId!: string;

  @ForeignKey(() => CampaignRow, { name: 'council_session_campaign' })
  @Column('uuid', { name: 'campaign_id' })
  readonly campaignId!: string;

  @Column('text')
  readonly stage!: 'convened' | 'open' | 'adjourned' | 'closed' | 'minutes-signed' | 'cancelled';

  @Column('timestamptz', { name: 'meets_at' })
  readonly meetsAt!: Date;

  @Column('text')
  readonly place!: string;

  /** By written poll (lấy ý kiến bằng văn bản) nobody attends, and whoever answers counts. */
  @Column('text', { default: 'in-person' })
  readonly mode!: 'in-person' | 'remote' | 'written-poll';

  /** Until when those who do not attend may send their opinion. */
  @Column('timestamptz', { name: 'opinions_until' })
  readonly opinionsUntil!: Date;

  /** Frozen at convening: quorum, who does which act, and the other figures of the council's rules. */
  @Column('jsonb', { default: {} })
  readonly rules!: unknown;

  @ForeignKey(() => PersonRow, { name: 'council_session_convener' })
  @Column('uuid', { name: 'convened_by' })
  readonly convenedBy!: string;

  @Column('timestamptz', { name: 'convened_at' })
  readonly convenedAt!: Date;

  /** Frozen at opening: the base of every percentage and the quorum. */
  @Column('integer', { name: 'member_count', nullable: true })
  readonly memberCount!: number | null;

  @Column('integer', { name: 'quorum_numerator' })
  readonly quorumNumerator!: number;

  @Column('integer', { name: 'quorum_denominator' })
  readonly quorumDenominator!: number;

  @Column('timestamptz', { name: 'opened_at', nullable: true })
  readonly openedAt!: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  readonly closedAt!: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  readonly cancelledAt!: Date | null;

  @Column('text', { name: 'cancel_reason', nullable: true })
  readonly cancelReason!: string | null;

  @Column('text', { name: 'minutes_number', nullable: true })
  readonly minutesNumber!: string | null;

  @Column('jsonb', { nullable: true })
  readonly minutes!: unknown;

  /** The chair's order of those a cluster acclaims, which settles ties. */
  @Column('jsonb', { nullable: true })
  readonly ranking!: unknown;

  @Column('timestamptz', { name: 'minutes_signed_at', nullable: true })
  readonly minutesSignedAt!: Date | null;

  /** Chair and secretary sign; the results take effect with the second signature. */
  @ForeignKey(() => PersonRow, { name: 'council_session_secretary' })
  @Column('uuid', { name: 'signed_by_secretary', nullable: true })
  readonly signedBySecretary!: string | null;

  @ForeignKey(() => PersonRow, { name: 'council_session_chair' })
  @Column('uuid', { name: 'signed_by_chair', nullable: true })
  readonly signedByChair!: string | null;

  /** The public half of the session's key (P-256, 65 bytes), made in the chair's program. */
  @Column('bytea', { name: 'sealing_key', nullable: true })
  readonly sealingKey!: Buffer | null;

  /** Holds the third share of the key. */
  @ForeignKey(() => PersonRow, { name: 'council_session_teller' })
  @Column('uuid', { name: 'teller_id', nullable: true })
  readonly tellerId!: string | null;

  /** The private half: here once two shares have opened the board. */
  @Column('bytea', { name: 'unsealing_key', nullable: true })
  readonly unsealingKey!: Buffer | null;

  @Column('timestamptz', { name: 'counted_at', nullable: true })
  readonly countedAt!: Date | null;

  @Column('timestamptz', { name: 'results_published_at', nullable: true })
  readonly resultsPublishedAt!: Date | null;

  @Column('integer', { default: 1 })
  readonly version!: number;
}
