import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { HELD, mayHold, noted, noTask, type TaskHeld } from './held.js';
import { lookingAs, seesTask } from './task-sight.js';
import type { Viewer } from './viewer.js';

/**
 * Gives a task back to its group; one taken over from an absent holder goes back to him.
 * @param reason why, in the holder's words; null where he gives none
 * @throws Problem task-not-yours, task-delegated, no-such-task
 */
export async function releaseTask(
  tx: Transaction,
  by: Viewer,
  taskId: string,
  reason: string | null = null,
): Promise<TaskHeld> {
  const task = await tx.one<TaskHeld & { assigneeId: string | null } & Record<string, unknown>>(RELEASE, [
    taskId,
    by.personId,
  ]);
  if (!task) throw await whyNotMine(tx, by, taskId);
  return noted(tx, task, 'release', task.assigneeId, reason === null ? {} : { reason });
}

/** Marks a held task as begun. Begun already: nothing changes. @throws Problem task-not-yours, task-delegated, no-such-task */
export function startTask(tx: Transaction, by: Viewer, taskId: string): Promise<TaskHeld> {
  return turn(tx, by, taskId, { from: 'reserved', to: 'in-progress', act: 'start' });
}

/** Takes that back: the task stays held. @throws Problem task-not-yours, task-delegated, no-such-task */
export function stopTask(tx: Transaction, by: Viewer, taskId: string): Promise<TaskHeld> {
  return turn(tx, by, taskId, { from: 'in-progress', to: 'reserved', act: 'stop' });
}

interface Turn {
  readonly from: 'reserved' | 'in-progress';
  readonly to: 'reserved' | 'in-progress';
  readonly act: string;
}

async function turn(tx: Transaction, by: Viewer, taskId: string, { from, to, act }: Turn): Promise<TaskHeld> {
  const task = await tx.one<TaskHeld & Record<string, unknown>>(
    `UPDATE human_task t SET state = $4, version = version + 1
      WHERE id = $1 AND assignee_id = $2 AND state = $3 AND ${mayHold('group_id', '$2')} RETURNING ${HELD('t')}`,
    [taskId, by.personId, from, to],
  );
  if (task) return noted(tx, task, act, by.personId);
  const there = await tx.one<TaskHeld & Record<string, unknown>>(
    `SELECT ${HELD('t')} FROM human_task t WHERE id = $1 AND assignee_id = $2 AND state = $3 AND ${mayHold('group_id', '$2')}`,
    [taskId, by.personId, to],
  );
  if (there) return there;
  throw await whyNotMine(tx, by, taskId);
}

/** Why an act of a task's holder finds nothing to act on. */
export async function whyNotMine(tx: Transaction, by: Viewer, taskId: string): Promise<Problem> {
  const task = await tx.one<{ mine: boolean; delegate: string | null }>(
    `SELECT t.assignee_id = $2 AND t.ended_at IS NULL AS mine,
            (SELECT p.full_name FROM task_delegation g JOIN person p ON p.id = g.delegate_id
              WHERE g.task_id = t.id AND g.ended_at IS NULL) AS delegate
       FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
      WHERE t.id = $1 AND ${seesTask({ person: '$2', bodies: '$3', positions: '$4', absents: '$5' })}`,
    [taskId, ...lookingAs(by)],
  );
  if (!task) return noTask();
  if (task.mine && task.delegate) {
    return new Problem('task-delegated', `${task.delegate} đang làm giúp việc này.`, {
      extra: { delegate: task.delegate },
    });
  }
  return new Problem('task-not-yours', 'Bạn không giữ việc này, hoặc không còn giữ vị trí của nó.');
}

const RELEASE = `
  UPDATE human_task t SET state = CASE WHEN t.returns_to IS NULL THEN 'ready' ELSE 'reserved' END, assignee_id = t.returns_to,
         claimed_at = CASE WHEN t.returns_to IS NOT NULL THEN t.claimed_at END, mandate_id = NULL, returns_to = NULL,
         version = t.version + 1
   WHERE t.id = $1 AND t.ended_at IS NULL AND t.assignee_id = $2
     AND NOT EXISTS (SELECT FROM task_delegation g WHERE g.task_id = t.id AND g.ended_at IS NULL)
  RETURNING ${HELD('t')}, t.assignee_id AS "assigneeId"`;
