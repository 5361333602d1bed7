import { EVENT_TYPES } from '@bangvang/persistence';
import { ApiProperty } from '@nestjs/swagger';

/** A receiver of events. Its secret is not shown again. Instants are real, ISO. */
export class WebhookAnswer {
  readonly id!: string;
  readonly name!: string;
  readonly url!: string;
  @ApiProperty({ enum: EVENT_TYPES, isArray: true }) readonly eventTypes!: readonly string[];
  readonly enabled!: boolean;
  readonly madeAt!: string;
  /** Since when every attempt has failed; null while it takes what it is told. */
  @ApiProperty({ type: String, nullable: true }) readonly failingSince!: string | null;
  /** Why the system switched it off: it said it is gone, or failed for five days. */
  @ApiProperty({ enum: ['gone', 'failing'], nullable: true, type: String }) readonly disabledReason!: string | null;
  /** Events that wait, counted up to 999. */
  @ApiProperty({ type: 'integer' }) readonly pending!: number;
  /** Events given up, counted up to 999. */
  @ApiProperty({ type: 'integer' }) readonly dead!: number;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** All receivers of events, by name. */
export class WebhooksAnswer {
  @ApiProperty({ type: [WebhookAnswer] }) readonly items!: readonly WebhookAnswer[];
}

/** A receiver as a change left it. */
export class WebhookChangedView {
  readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A secret, shown this once. */
export class WebhookSecretView extends WebhookChangedView {
  /** `whsec_…`: what bodies are signed with, by Standard Webhooks. */
  readonly secret!: string;
}

/** What a replay sends. */
export class ReplayView {
  /** Events that go out now. */
  @ApiProperty({ type: 'integer' }) readonly events!: number;
}
