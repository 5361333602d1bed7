import { ApiProperty } from '@nestjs/swagger';

/** The process answers. */
export class LivenessView {
  @ApiProperty({ enum: ['alive'] })
  readonly status!: 'alive';
}

/** What the process needs, and whether it is there. */
export class ReadinessView {
  /** `ready`: requests are served. `waiting`: the database is away. */
  @ApiProperty({ enum: ['ready', 'waiting'] })
  readonly status!: 'ready' | 'waiting';
  @ApiProperty({ enum: ['up', 'down'] })
  readonly database!: 'up' | 'down';
  /** Down: people go on working, the procedures follow when it is back. */
  @ApiProperty({ enum: ['up', 'down'] })
  readonly procedureEngine!: 'up' | 'down';
}
