import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { MessageRow } from './message.row.js';
import { WebhookRow } from './webhook.row.js';

/** One way out for one message, or for one event to one webhook. Times are real. */
@Entity('delivery')
@Index('delivery_due', ['channel', 'nextAttemptAt'], { where: `state = 'pending'` })
@Index('delivery_due_of_webhook', ['webhookId', 'nextAttemptAt'], { where: `state = 'pending'` })
@Index('delivery_by_state', ['state', 'madeAt', 'id'])
@Unique('delivery_once_per_message', ['messageId', 'channel'])
@Unique('delivery_once_per_event', ['webhookId', 'eventSubject', 'eventSeq'])
@Check('delivery_channel', `channel IN ('mail', 'webhook')`)
@Check('delivery_state', `state IN ('pending', 'sent', 'collected', 'withdrawn', 'dead', 'unaddressed')`)
@Check(
  'delivery_of_what',
  `CASE channel WHEN 'webhook'
   THEN message_id IS NULL AND webhook_id IS NOT NULL AND event_type IS NOT NULL AND event_subject IS NOT NULL AND event_seq IS NOT NULL
   ELSE message_id IS NOT NULL AND webhook_id IS NULL END`,
)
@Check('delivery_collected', `(state = 'collected') = (digest_id IS NOT NULL)`)
export class DeliveryRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'delivery_pk' })
  readonly id!: string;

  @Column('text')
  readonly channel!: 'mail' | 'webhook';

  @ForeignKey(() => MessageRow, { name: 'delivery_message' })
  @Column('uuid', { name: 'message_id', nullable: true })
  readonly messageId!: string | null;

  @ForeignKey(() => WebhookRow, { name: 'delivery_webhook' })
  @Column('uuid', { name: 'webhook_id', nullable: true })
  readonly webhookId!: string | null;

  @Column('text', { name: 'event_type', nullable: true })
  readonly eventType!: string | null;

  /** The audit entry the event is told by: its chain, and its number there. */
  @Column('text', { name: 'event_subject', nullable: true })
  readonly eventSubject!: string | null;

  @Column('integer', { name: 'event_seq', nullable: true })
  readonly eventSeq!: number | null;

  @Column('text', { default: 'pending' })
  readonly state!: 'pending' | 'sent' | 'collected' | 'withdrawn' | 'dead' | 'unaddressed';

  @Column('integer', { default: 0 })
  readonly attempts!: number;

  @Column('timestamptz', { name: 'next_attempt_at', default: () => 'clock_timestamp()' })
  readonly nextAttemptAt!: Date;

  @Column('text', { name: 'last_error', nullable: true })
  readonly lastError!: string | null;

  /** The reader's wishes are still to say when it goes out; until they have, it does not. */
  @Column('boolean', { name: 'to_arrange', default: false })
  readonly toArrange!: boolean;

  @Column('boolean', { name: 'for_digest', default: false })
  readonly forDigest!: boolean;

  /** The digest's message it was told in. */
  @ForeignKey(() => MessageRow, { name: 'delivery_digest' })
  @Column('uuid', { name: 'digest_id', nullable: true })
  readonly digestId!: string | null;

  @Column('timestamptz', { name: 'made_at', default: () => 'clock_timestamp()' })
  readonly madeAt!: Date;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  readonly settledAt!: Date | null;
}
