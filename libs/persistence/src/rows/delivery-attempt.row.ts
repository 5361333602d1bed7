import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DeliveryRow } from './delivery.row.js';

/** One attempt of a delivery: the log an operator reads. Its fault is in words that name nobody. */
@Entity('delivery_attempt')
@Check('delivery_attempt_outcome', `outcome IN ('sent', 'retry', 'dead', 'withdrawn', 'unaddressed')`)
export class DeliveryAttemptRow {
  @ForeignKey(() => DeliveryRow, { name: 'delivery_attempt_delivery' })
  @PrimaryColumn('uuid', { name: 'delivery_id', primaryKeyConstraintName: 'delivery_attempt_pk' })
  readonly deliveryId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'delivery_attempt_pk' })
  readonly nth!: number;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  readonly at!: Date;

  @Column('text')
  readonly outcome!: 'sent' | 'retry' | 'dead' | 'withdrawn' | 'unaddressed';

  @Column('text', { nullable: true })
  readonly error!: string | null;
}
