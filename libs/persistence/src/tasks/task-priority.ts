import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** The lead's act that puts a task before or behind others due at the same instant. */
export interface TaskPriority {
  readonly taskId: string;
  /** The version he saw. */
  readonly version: number;
  /** 0 the highest, 10 the lowest. */
  readonly priority: number;
  readonly reason: string;
  readonly personId: string;
}

export interface RaisedPriority {
  readonly id: string;
  readonly priority: number;
  readonly version: number;
}

/**
 * Changes the priority of an open task by hand: whoever leads its group's body, in one conditional statement.
 * @throws Problem no-such-task where there is none or he does not lead it, conflicting-act once it ended, stale-version
 */
export async function setTaskPriority(tx: Transaction, act: TaskPriority): Promise<RaisedPriority> {
  const { taskId, version, priority, reason, personId } = act;
  const changed = await tx.one<Changed>(CHANGE, [taskId, version, priority, personId]);
  if (!changed) return refuse(tx, act);
  const { was, dossierId, groupId, assigneeId, ...task } = changed;
  tx.audit(`dossier/${dossierId}`, 'prioritise', { taskId, from: was, to: priority, reason });
  tx.inboxChanged({ taskId, groupId, assigneeId, version: task.version });
  return task;
}

interface Changed extends RaisedPriority, Record<string, unknown> {
  readonly was: number;
  readonly dossierId: string;
  readonly groupId: string;
  readonly assigneeId: string | null;
}

async function refuse(tx: Transaction, { taskId, version, personId }: TaskPriority): Promise<never> {
  const task = await tx.required<{ ended: boolean; version: number }>(
    `SELECT ended_at IS NOT NULL AS ended, version FROM human_task t WHERE id = $1 AND leads_group_today(t.group_id, $2)`,
    [taskId, personId],
    'no-such-task',
    'Không tìm thấy việc này ở cơ quan bạn lãnh đạo.',
  );
  if (task.ended) throw new Problem('conflicting-act', 'Việc này đã xong hoặc không còn cần làm.');
  throw new Problem(
    'stale-version',
    `Việc đã thay đổi: phiên bản hiện tại là ${task.version}, không phải ${version}.`,
    {
      extra: { version: task.version },
    },
  );
}

const CHANGE = `
  UPDATE human_task t SET priority = $3, version = t.version + 1
    FROM (SELECT id, priority FROM human_task WHERE id = $1 FOR UPDATE) AS before
   WHERE t.id = before.id AND t.ended_at IS NULL AND t.version = $2 AND leads_group_today(t.group_id, $4)
  RETURNING t.id, t.priority, t.version, before.priority AS was, t.dossier_id AS "dossierId", t.group_id AS "groupId",
            t.assignee_id AS "assigneeId"`;
