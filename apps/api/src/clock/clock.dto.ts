import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsNumber, Max, Min } from 'class-validator';

/** The legal clock. */
export class ClockView {
  @ApiProperty({ enum: ['rehearsal', 'production'] })
  readonly mode!: 'rehearsal' | 'production';
  /** Legal time, ISO with Z. */
  @ApiProperty({ format: 'date-time' })
  readonly legalNowAt!: string;
  /** Legal seconds per real second; 0 while it stands still. */
  readonly rate!: number;
  /** Where a move under way is going. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly movingToAt!: string | null;
}

/** Body of `POST /clock/moves`. */
export class MoveClockDto {
  /** Legal instant to reach, ISO with Z or an offset. */
  @IsISO8601({ strict: true, strictSeparator: true }, { message: 'Phải là thời điểm, ví dụ 2023-10-30T17:00:00Z.' })
  @ApiProperty({ format: 'date-time' })
  readonly to!: string;
}

/** A move done. */
export class ClockMoveView {
  /** Every instant at which something was due, in order; the last is where the clock stands. ISO with Z. */
  @ApiProperty({ type: [String] })
  readonly visitedAt!: readonly string[];
}

/** Body of `POST /clock/rate`. */
export class ClockRateDto {
  /** Legal seconds per real second: 0 stands still, 1 is real time. At most 86400, a day a second. */
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(86_400)
  readonly rate!: number;
}
