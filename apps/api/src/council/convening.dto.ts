import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
import { PageQuery } from '../http/index.js';

/** An instant names its zone: a time without one would mean another instant on another host. */
export const WITH_ZONE = /T.*(Z|[+-]\d{2}:\d{2})$/;
export const MODES = ['in-person', 'remote', 'written-poll'] as const;
const ORDERS = ['by-award', 'as-given'] as const;
const MOST_DOSSIERS = 2000;

/** Body of `POST /council-sessions`. */
export class ConveningDto {
  @IsString() @Length(1, 100) readonly councilCode!: string;

  @IsUUID() readonly campaignId!: string;

  /** Instant of the meeting. Membership is frozen as of its legal day. */
  @ApiProperty({ format: 'date-time' })
  @IsISO8601({ strict: true })
  @Matches(WITH_ZONE)
  readonly meetsAt!: string;

  @IsString() @Length(1, 300) readonly place!: string;

  /** In person, remote, or by written poll, where nobody attends. Absent: in person. */
  @IsOptional() @IsIn(MODES) readonly mode?: (typeof MODES)[number];

  /** Until when those who do not attend may send their opinion. Absent: until the meeting's hour; a written poll must name it. */
  @ApiProperty({ format: 'date-time', required: false })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(WITH_ZONE)
  readonly opinionsUntil?: string;

  /** Award by award, direct workers and small collectives first, or in the order given. Absent: award by award. */
  @IsOptional() @IsIn(ORDERS) readonly order?: (typeof ORDERS)[number];

  /** May be empty, the agenda can follow. */
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(MOST_DOSSIERS)
  @IsUUID('all', { each: true })
  readonly dossierIds!: string[];
}

/** Body of `PUT /council-sessions/{sessionId}/agenda`. */
export class AgendaDto {
  /** The whole agenda, in its order. */
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(MOST_DOSSIERS)
  @IsUUID('all', { each: true })
  readonly dossierIds!: string[];
}

/** Body of `POST /council-sessions/{sessionId}/opening`. */
export class OpeningDto {
  /** Items that must be secret are voted on with paper in the room: no key is needed. */
  @IsOptional() @IsBoolean() readonly secretOnPaper?: boolean;
}

/** Body of `PUT /council-sessions/{sessionId}/cancellation`. */
export class CancellationDto {
  @IsString() @Length(1, 1000) readonly reason!: string;
}

/** Body of `POST /council-sessions/{sessionId}/items/close`. */
export class ItemsDto {
  @IsArray()
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DOSSIERS)
  @IsUUID('all', { each: true })
  readonly itemIds!: string[];
}

/** Body of `POST /council-sessions/{sessionId}/items/deferral`. */
export class DeferralDto extends ItemsDto {
  @IsString() @Length(1, 1000) readonly reason!: string;
}

/** Query of `GET /council-sessions`. */
export class SessionFilterDto extends PageQuery {
  @IsOptional() @IsUUID() readonly campaignId?: string;
  @IsOptional() @IsString() @Length(1, 100) readonly councilCode?: string;
}
