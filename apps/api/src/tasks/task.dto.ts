import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../http/index.js';

const TASK_KINDS = [
  'submit-proposal',
  'reception',
  'supplement',
  'appraisal',
  'agenda',
  'completion',
  'dispatch',
  'decision',
  'publication',
] as const;
type TaskKind = (typeof TASK_KINDS)[number];

/** Which tasks are listed. */
export class TaskQuery extends PageQuery {
  /** `ready`: nobody holds them; `mine`: held by the caller. */
  @IsOptional() @IsIn(['ready', 'mine']) readonly state: 'ready' | 'mine' = 'ready';
  @IsOptional() @IsIn(TASK_KINDS) readonly kind?: TaskKind;
  @IsOptional() @IsUUID() readonly campaign?: string;
}

/** Body of `POST /tasks/claim-next`. */
export class ClaimNextDto {
  /** Only tasks of this kind. */
  @IsOptional() @IsIn(TASK_KINDS) readonly kind?: TaskKind;
}

/** Path of a task. */
export class TaskPath {
  @IsUUID() readonly taskId!: string;
}
