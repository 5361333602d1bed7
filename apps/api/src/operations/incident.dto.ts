import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { PageQuery } from '../http/index.js';

const STATES = ['open', 'retried', 'resolved'] as const;
type IncidentState = (typeof STATES)[number];

/** Query of `GET /operations/incidents`. */
export class IncidentsQuery extends PageQuery {
  /** Absent: those not resolved. */
  @IsOptional()
  @IsIn(STATES)
  @ApiProperty({ enum: STATES, required: false })
  readonly state?: IncidentState;

  /** Only incidents of this kind. */
  @IsOptional()
  @Matches(/^[a-z][a-z-]{0,39}$/)
  readonly kind?: string;
}

export class IncidentPath {
  @IsUUID() readonly incidentId!: string;
}

/** Body of `PUT /operations/incidents/{incidentId}/resolution`. */
export class ResolutionDto {
  /** Why it is over. 1 to 2000 characters. */
  @IsString() @Length(1, 2000) readonly reason!: string;
}

/** Something that went wrong and that a person looks at. Instants are of real time. */
export class IncidentView {
  readonly id!: string;
  readonly kind!: string;
  /** What it is, in Vietnamese. */
  readonly name!: string;
  readonly subjectKind!: string;
  readonly subjectId!: string;
  /** What was seen last, in Vietnamese. */
  readonly detail!: string;
  /** What may be done, in Vietnamese. */
  readonly toDo!: string;
  @ApiProperty({ enum: STATES }) readonly state!: IncidentState;
  @ApiProperty({ format: 'date-time' }) readonly firstSeenAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly lastSeenAt!: string;
  /** How often it was seen. */
  @ApiProperty({ type: 'integer' }) readonly times!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly retriedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly resolvedAt!: string | null;
  /** Null: a reconciliation that no longer found it. */
  readonly resolvedBy!: string | null;
  readonly resolution!: string | null;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}
