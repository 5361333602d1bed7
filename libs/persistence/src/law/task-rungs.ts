/** SQL: rungs of a task as `s`, from the JSON of `TaskRung`s. */
export const TASK_RUNGS = (json: string): string =>
  `jsonb_to_recordset(${json}) AS s (code text, "dueAt" float8, tells jsonb, "unlessClaimed" boolean, reassign boolean)`;
