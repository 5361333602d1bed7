import { IsIn, IsOptional, IsUUID } from 'class-validator';

export const TASK_KINDS = [
  'submit-proposal',
  'reception',
  'supplement',
  'appraisal',
  'opinion',
  'agenda',
  'completion',
  'dispatch',
  'decision',
  'publication',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Body of `POST /tasks/claim-next`. */
export class ClaimNextDto {
  /** Only tasks of this kind. */
  @IsOptional() @IsIn(TASK_KINDS) readonly kind?: TaskKind;
}

/** Path of a task. */
export class TaskPath {
  @IsUUID() readonly taskId!: string;
}
