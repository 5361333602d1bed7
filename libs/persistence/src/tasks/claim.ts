import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { putOff } from '../worklist/snooze.js';
import { exclusion, isAllowed } from './excluded.js';
import type { Viewer } from './viewer.js';

/** A task as it stands after it was claimed or given back. */
export interface TaskHeld {
  readonly id: string;
  readonly dossierId: string;
  readonly groupId: string;
  readonly version: number;
}

/**
 * Claims a task: one conditional statement, so that of many claimers one wins. Claiming one's own task again does nothing.
 * @throws Problem task-already-claimed naming the holder, no-such-task
 */
export async function claimTask(tx: Transaction, by: Viewer, taskId: string): Promise<TaskHeld> {
  const task = await tx.one<TaskHeld & Record<string, unknown>>(CLAIM, [
    taskId,
    by.personId,
    by.bodyIds,
    by.positionIds,
  ]);
  if (task) return noted(tx, task, 'claim', by.personId);
  return notClaimed(tx, by, taskId);
}

/**
 * Claims the most urgent task nobody holds, passing over those others are just claiming and those put off.
 * @param kind only tasks of this kind; null: any
 * @throws Problem no-task-to-claim
 */
export async function claimNextTask(tx: Transaction, by: Viewer, kind: string | null): Promise<TaskHeld> {
  const groups = await tx.rows<{ id: string }>(GROUPS_BY_URGENCY, [by.positionIds]);
  for (const { id } of groups) {
    const task = await tx.one<TaskHeld & Record<string, unknown>>(CLAIM_NEXT, [id, by.personId, by.bodyIds, kind]);
    if (task) return noted(tx, task, 'claim', by.personId);
  }
  throw new Problem('no-task-to-claim', 'Không có việc nào đang chờ trong các nhóm của bạn.');
}

/**
 * Gives a task back to its group.
 * @throws Problem task-not-yours, no-such-task
 */
export async function releaseTask(tx: Transaction, by: Viewer, taskId: string): Promise<TaskHeld> {
  const task = await tx.one<TaskHeld & Record<string, unknown>>(
    `UPDATE human_task SET state = 'ready', assignee_id = NULL, claimed_at = NULL, version = version + 1
      WHERE id = $1 AND ended_at IS NULL AND assignee_id = $2
     RETURNING id, dossier_id AS "dossierId", group_id AS "groupId", version`,
    [taskId, by.personId],
  );
  if (task) return noted(tx, task, 'release', null);
  const there = await tx.one(SEEN, [taskId, by.personId, by.bodyIds, by.positionIds]);
  if (!there) throw new Problem('no-such-task', 'Không tìm thấy việc này.');
  throw new Problem('task-not-yours', 'Bạn không giữ việc này.');
}

function noted(tx: Transaction, task: TaskHeld, act: 'claim' | 'release', assigneeId: string | null): TaskHeld {
  tx.audit(`dossier/${task.dossierId}`, act, { taskId: task.id });
  tx.inboxChanged({ taskId: task.id, groupId: task.groupId, assigneeId, version: task.version });
  return task;
}

async function notClaimed(tx: Transaction, by: Viewer, taskId: string): Promise<TaskHeld> {
  const task = await tx.required<TaskHeld & { ended: boolean; assigneeId: string | null; holder: string | null }>(
    SEEN,
    [taskId, by.personId, by.bodyIds, by.positionIds],
    'no-such-task',
    'Không tìm thấy việc này.',
  );
  const held = !task.ended && task.assigneeId !== null;
  if (held && task.assigneeId === by.personId) {
    return { id: task.id, dossierId: task.dossierId, groupId: task.groupId, version: task.version };
  }
  if (held) {
    throw new Problem('task-already-claimed', `${task.holder} đang giữ việc này.`, { extra: { holder: task.holder } });
  }
  throw new Problem('conflicting-act', 'Việc này đã xong hoặc không còn cần làm.');
}

const CLAIM = `
  UPDATE human_task t SET state = 'reserved', assignee_id = $2, claimed_at = legal_now(), version = t.version + 1
    FROM dossier d JOIN nominee n ON n.id = d.nominee_id
   WHERE t.id = $1 AND t.state = 'ready' AND d.id = t.dossier_id AND t.group_id = ANY ($4::uuid[])
     AND holds_today(t.group_id, $2) AND ${exclusion('t.kind', '$2', '$3')} IS NULL
  RETURNING t.id, t.dossier_id AS "dossierId", t.group_id AS "groupId", t.version`;

const GROUPS_BY_URGENCY = `
  SELECT g.id FROM unnest($1::uuid[]) AS g (id) CROSS JOIN LATERAL (
    SELECT t.due_at, t.priority, t.id FROM human_task t WHERE t.group_id = g.id AND t.state = 'ready'
     ORDER BY t.due_at, t.priority, t.id LIMIT 1) AS first
   ORDER BY first.due_at, first.priority, first.id`;

const CLAIM_NEXT = `
  UPDATE human_task SET state = 'reserved', assignee_id = $2, claimed_at = legal_now(), version = version + 1
   WHERE id = (SELECT t.id FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
                WHERE t.group_id = $1 AND t.state = 'ready' AND ($4::text IS NULL OR t.kind = $4)
                  AND t.id <> ALL (${putOff('$2')}) AND holds_today(t.group_id, $2) AND ${isAllowed('t.kind', '$2', '$3')}
                ORDER BY t.due_at, t.priority, t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED)
  RETURNING id, dossier_id AS "dossierId", group_id AS "groupId", version`;

const SEEN = `
  SELECT t.id, t.ended_at IS NOT NULL AS ended, t.dossier_id AS "dossierId", t.group_id AS "groupId", t.version, t.assignee_id AS "assigneeId",
         holder.full_name AS holder
    FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
    LEFT JOIN person holder ON holder.id = t.assignee_id
   WHERE t.id = $1 AND (t.assignee_id = $2 OR t.group_id = ANY ($4::uuid[]) AND ${exclusion('t.kind', '$2', '$3')} IS NULL)`;
