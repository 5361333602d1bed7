import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

/** Name of a calendar: its secret, and `.ics`. */
export class CalendarPath {
  @Matches(/^[A-Za-z0-9_-]{43}\.ics$/) readonly file!: string;
}

/** The secret address of a calendar. Whoever has it reads the deadlines, without signing in. */
export class CalendarFeedView {
  /** Below the installation's address. */
  readonly path!: string;
  /** The whole address; null where nobody said where people reach the installation. */
  @ApiProperty({ type: String, nullable: true }) readonly url!: string | null;
}

/** The feed is ended. */
export class FeedEndedView {
  readonly ended!: boolean;
}
