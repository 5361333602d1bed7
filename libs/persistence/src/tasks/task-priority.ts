import type { Transaction } from '../transaction.js';
import { HELD, noted, type TaskHeld } from './held.js';
import { lockLedTask, refuseInterested } from './led-task.js';
import type { Viewer } from './viewer.js';

/** The lead's act that puts a task before or behind others due at the same instant. */
export interface TaskPriority {
  readonly taskId: string;
  /** The version he saw. */
  readonly version: number;
  /** 0 the highest, 10 the lowest. */
  readonly priority: number;
  readonly reason: string;
}

export interface RaisedPriority {
  readonly id: string;
  readonly priority: number;
  readonly version: number;
}

/**
 * Changes the priority of an open task by hand: whoever leads the body of its group.
 * @throws Problem what `lockLedTask` and `refuseInterested` throw
 */
export async function setTaskPriority(tx: Transaction, by: Viewer, asked: TaskPriority): Promise<RaisedPriority> {
  const { taskId, version, priority, reason } = asked;
  const task = await lockLedTask(tx, by, taskId, version);
  await refuseInterested(tx, by, task);
  const changed = await tx.one<TaskHeld & { was: number } & Record<string, unknown>>(CHANGE, [taskId, priority]);
  const { was, ...held } = changed!;
  const after = noted(tx, held, 'prioritise', task.formerId, { from: was, to: priority, reason });
  return { id: after.id, priority, version: after.version };
}

/** The row is locked by now, so that what it was is still so. */
const CHANGE = `
  UPDATE human_task t SET priority = $2, version = t.version + 1 FROM human_task before
   WHERE t.id = $1 AND before.id = t.id RETURNING ${HELD('t')}, before.priority AS was`;
