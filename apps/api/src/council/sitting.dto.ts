import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { MODES, WITH_ZONE } from './convening.dto.js';

const ORDERS = ['call', 'open'] as const;

/** Body of `POST /council-sessions/{sessionId}/orders`. */
export class OrderDto {
  /** To call the session (lệnh triệu tập), or to open it (lệnh khai mạc). */
  @IsIn(ORDERS) readonly kind!: (typeof ORDERS)[number];

  @IsOptional() @IsString() @Length(1, 1000) readonly note?: string;
}

/** Body of `PUT /council-sessions/{sessionId}/notice`: the whole notice as it is to stand. */
export class NoticeDto {
  @ApiProperty({ format: 'date-time' })
  @IsISO8601({ strict: true })
  @Matches(WITH_ZONE)
  readonly meetsAt!: string;

  @IsString() @Length(1, 300) readonly place!: string;

  /** In person, remote, or by written poll, where nobody attends. */
  @IsIn(MODES) readonly mode!: (typeof MODES)[number];

  /** Until when those who do not attend may send their opinion. Absent: until the meeting's hour; a written poll must name it. */
  @ApiProperty({ format: 'date-time', required: false })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(WITH_ZONE)
  readonly opinionsUntil?: string;
}

/** Body of `PUT /council-sessions/{sessionId}/opinions-window`. */
export class OpinionsWindowDto {
  /** Later than the present end. */
  @ApiProperty({ format: 'date-time' })
  @IsISO8601({ strict: true })
  @Matches(WITH_ZONE)
  readonly until!: string;
}

/** Body of `POST /council-sessions/{sessionId}/adjournment`. */
export class AdjournmentDto {
  @IsString() @Length(1, 1000) readonly reason!: string;

  /** When the meeting goes on. */
  @ApiProperty({ format: 'date-time' })
  @IsISO8601({ strict: true })
  @Matches(WITH_ZONE)
  readonly resumesAt!: string;
}
