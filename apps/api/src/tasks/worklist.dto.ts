import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '../http/index.js';
import { TASK_KINDS, type TaskKind } from './task.dto.js';

export const WORKLIST_STATES = [
  'ready',
  'mine',
  'waiting',
  'snoozed',
  'body',
  'delegated',
  'absent',
  'watching',
] as const;
export type WorklistStateName = (typeof WORKLIST_STATES)[number];

const DUE_WINDOWS = ['overdue', 'today', 'week', 'none'] as const;
const NOMINEE_KINDS = ['individual', 'collective', 'household'] as const;

/** Which tasks are wanted: the same words in a query, in a saved view and in a bulk act. */
export class TaskFilterDto {
  /**
   * `ready`: nobody holds them; `mine`: held by the caller; `waiting`: held and waiting for somebody else; `snoozed`: put off;
   * `body`: all of the bodies the caller leads; `delegated`: others asked the caller to work on them; `absent`: held by the absent
   * whom the caller stands in for; `watching`: of dossiers the caller watches. Without it: `ready`.
   */
  @IsOptional() @IsIn(WORKLIST_STATES) readonly state?: WorklistStateName;
  /** Words of nominee, proposing body or award in any order, without accents as well; or the beginning of a submission's number. */
  @IsOptional() @IsString() @Length(1, 100) readonly search?: string;
  @IsOptional() @IsIn(TASK_KINDS) readonly kind?: TaskKind;
  @IsOptional() @IsUUID() readonly campaign?: string;
  /** Code of the award. */
  @IsOptional() @IsString() @Length(1, 60) readonly award?: string;
  /** The proposing body. */
  @IsOptional() @IsUUID() readonly proposer?: string;
  /** Past due; due by the end of today, or of the week; without a due date. */
  @IsOptional() @IsIn(DUE_WINDOWS) readonly due?: (typeof DUE_WINDOWS)[number];
  /** This priority or a higher one: 0 is the highest, 10 the lowest. */
  @ApiProperty({ type: 'integer', required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10)
  readonly priority?: number;
  @IsOptional() @IsIn(NOMINEE_KINDS) readonly nomineeKind?: (typeof NOMINEE_KINDS)[number];
  /** Direct workers (người lao động trực tiếp) only, or everybody else. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly directWorker?: boolean;
}

/** Query of `GET /tasks`. */
export class WorklistQuery extends IntersectionType(TaskFilterDto, PageQuery) {
  /** A saved view, one's own or shared: its filters, where the query says nothing else. */
  @IsOptional() @IsUUID() readonly view?: string;
}

/** Body of `PUT /tasks/{taskId}/snooze`. */
export class SnoozeDto {
  /** It comes back on this legal day, 'YYYY-MM-DD', after today. Without it: at once. */
  @ApiProperty({ format: 'date' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  readonly untilOn?: string;
}

/** Query of `GET /tasks/workload`. */
export class WorkloadQuery {
  /** How many legal days back finished work counts. */
  @ApiProperty({ type: 'integer', required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(366)
  readonly days: number = 30;
}
