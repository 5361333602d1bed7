import { EVENT_TYPES, type EventType } from '@bangvang/persistence';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';

/** Body of `POST /webhooks` and `PUT /webhooks/{webhookId}`. */
export class WebhookDto {
  /** What people call the receiver. */
  @IsString() @Length(1, 100) readonly name!: string;
  /** `https://…`, or `http://` on this very machine where the installation allows it. No name or password in it. */
  @IsString() @Length(1, 2000) readonly url!: string;
  /** What it is told of. */
  @ApiProperty({ enum: EVENT_TYPES, isArray: true })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(EVENT_TYPES.length)
  @ArrayUnique()
  @IsIn(EVENT_TYPES, { each: true })
  readonly eventTypes!: EventType[];
  /** Off, it is told nothing, and what happens meanwhile comes by replay only. */
  @IsOptional() @IsBoolean() readonly enabled?: boolean;
}

export class WebhookPath {
  @IsUUID() readonly webhookId!: string;
}

/** Body of `POST /webhooks/{webhookId}/replays`: a period of real time, or one event. */
export class ReplayDto {
  /** From this instant on, ISO; together with `to`. */
  @IsOptional() @IsISO8601({ strict: true }) @Length(10, 40) readonly from?: string;
  /** Up to this instant, itself excluded. */
  @IsOptional() @IsISO8601({ strict: true }) @Length(10, 40) readonly to?: string;
  /** `id` of one event, instead of a period: `dossier/5c1e…/12`. */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z-]+\/[0-9a-f-]{36}\/[1-9]\d{0,8}$/)
  readonly eventId?: string;
}
