import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../http/index.js';

const CHANNELS = ['mail', 'webhook'] as const;
const STATES = ['pending', 'sent', 'collected', 'withdrawn', 'dead', 'unaddressed'] as const;

/** Query of `GET /operations/deliveries`. */
export class DeliveriesQuery extends PageQuery {
  /** `dead`: given up; the oldest first. */
  @IsOptional() @IsIn(STATES) @ApiProperty({ enum: STATES, required: false }) readonly state: (typeof STATES)[number] =
    'dead';
  @IsOptional() @IsIn(CHANNELS) @ApiProperty({ enum: CHANNELS, required: false }) readonly channel?: 'mail' | 'webhook';
}

export class DeliveryPath {
  @IsUUID() readonly deliveryId!: string;
}

/** Body of `POST /operations/deliveries/resends`. */
export class ResendAllDto {
  /** Everything given up by this channel goes out again. */
  @IsIn(CHANNELS) @ApiProperty({ enum: CHANNELS }) readonly channel!: 'mail' | 'webhook';
}

/** A way out for one message or event, as whoever runs the installation sees it: without what it says or whom it reaches. */
export class DeliveryAnswer {
  readonly id!: string;
  @ApiProperty({ enum: CHANNELS }) readonly channel!: string;
  @ApiProperty({ enum: STATES }) readonly state!: string;
  /** Kind of message, or type of event. */
  readonly kind!: string;
  /** What it is about: `dossier/{id}`, `duty/{id}`, … */
  readonly subject!: string;
  @ApiProperty({ type: String, nullable: true }) readonly messageId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly webhookId!: string | null;
  @ApiProperty({ type: 'integer' }) readonly attempts!: number;
  @ApiProperty({ type: String, nullable: true }) readonly lastError!: string | null;
  /** Real instants, ISO. */
  readonly madeAt!: string;
  readonly nextAttemptAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly settledAt!: string | null;
}

/** One attempt of a delivery. */
export class DeliveryAttemptView {
  @ApiProperty({ type: 'integer' }) readonly nth!: number;
  /** Real instant, ISO. */
  readonly at!: string;
  @ApiProperty({ enum: ['sent', 'retry', 'dead', 'withdrawn', 'unaddressed'] }) readonly outcome!: string;
  @ApiProperty({ type: String, nullable: true }) readonly error!: string | null;
}

/** The log of a delivery, the first attempt first. */
export class DeliveryLogAnswer {
  @ApiProperty({ type: [DeliveryAttemptView] }) readonly items!: readonly DeliveryAttemptView[];
}

/** What goes out again. */
export class ResentView {
  @ApiProperty({ type: 'integer' }) readonly resent!: number;
}
