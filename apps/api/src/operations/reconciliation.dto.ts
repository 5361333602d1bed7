import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export class ReconciliationPath {
  @IsUUID() readonly reconciliationId!: string;
}

/** What a reconciliation found and did, counted. */
export class ReconciliationFindingsView {
  @ApiProperty({ type: 'integer' }) readonly woken!: number;
  /** Of these, procedures of open dossiers that the engine did not run. */
  @ApiProperty({ type: 'integer' }) readonly restarted!: number;
  @ApiProperty({ type: 'integer' }) readonly timersSet!: number;
  @ApiProperty({ type: 'integer' }) readonly rungsRaised!: number;
  /** Incidents seen this time. */
  @ApiProperty({ type: 'integer' }) readonly incidents!: number;
  /** Incidents no longer found. */
  @ApiProperty({ type: 'integer' }) readonly resolved!: number;
  /** Whether the engine could be asked. */
  readonly engineAsked!: boolean;
}

/** A comparison of the rows with each other and with the engine. Instants are of real time. */
export class ReconciliationView {
  readonly id!: string;
  /** The night it is for, 'YYYY-MM-DD'; null where a person asked. */
  readonly night!: string | null;
  readonly askedBy!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly askedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly startedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly finishedAt!: string | null;
  @ApiProperty({ type: ReconciliationFindingsView, nullable: true })
  readonly findings!: ReconciliationFindingsView | null;
}

/** A reconciliation asked for: a worker does it within seconds. */
export class ReconciliationAskedView {
  readonly id!: string;
}
