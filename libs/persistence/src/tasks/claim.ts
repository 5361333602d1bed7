import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { putOff } from '../worklist/snooze.js';
import { exclusion, handledBy } from './excluded.js';
import { HELD, mayHold, noted, noTask, type TaskHeld } from './held.js';
import { lookingAs, seesTask } from './task-sight.js';
import { besidePosition, type Viewer } from './viewer.js';

/**
 * Claims a task: one conditional statement, so that of many claimers one wins. Claiming one's own task again does nothing.
 * A substitute may take over what the absent holder holds; and what is held by somebody who no longer holds its post, anybody
 * of the post may claim.
 * @throws Problem task-already-claimed naming the holder, no-such-task
 */
export async function claimTask(tx: Transaction, by: Viewer, taskId: string): Promise<TaskHeld> {
  const task = await tx.one<Claimed & Record<string, unknown>>(CLAIM, [taskId, ...lookingAs(by), by.mandateIds]);
  return task ? claimed(tx, task, by) : notClaimed(tx, by, taskId);
}

/**
 * Claims the most urgent task nobody holds, passing over those others are just claiming and those put off.
 * @param kind only tasks of this kind; null: any
 * @throws Problem no-task-to-claim
 */
export async function claimNextTask(tx: Transaction, by: Viewer, kind: string | null): Promise<TaskHeld> {
  const groups = await tx.rows<{ id: string; absentId: string | null; mandateId: string | null }>(GROUPS_BY_URGENCY, [
    by.positionIds,
    by.absentIds,
    by.mandateIds,
  ]);
  for (const { id, absentId, mandateId } of groups) {
    const values = [id, by.personId, by.bodyIds, kind];
    const task = await (absentId === null
      ? tx.one<Claimed & Record<string, unknown>>(CLAIM_NEXT, values)
      : tx.one<Claimed & Record<string, unknown>>(CLAIM_NEXT_IN_STEAD, [...values, absentId, mandateId]));
    if (task) return claimed(tx, task, by);
  }
  throw new Problem('no-task-to-claim', 'Không có việc nào đang chờ trong các nhóm của bạn.');
}

/** A task just claimed, and the mandate it is held under. */
interface Claimed extends TaskHeld {
  readonly mandateId: string | null;
}

function claimed(tx: Transaction, { mandateId, ...task }: Claimed, by: Viewer): TaskHeld {
  const onBehalfOf = by.absentIds[by.mandateIds.indexOf(mandateId)] ?? null;
  return noted(tx, task, 'claim', by.personId, onBehalfOf === null ? {} : { onBehalfOf });
}

async function notClaimed(tx: Transaction, by: Viewer, taskId: string): Promise<TaskHeld> {
  const task = await tx.one<TaskHeld & { ended: boolean; assigneeId: string | null; holder: string | null }>(SEEN, [
    taskId,
    ...lookingAs(by),
  ]);
  if (!task) throw noTask();
  const { ended, assigneeId, holder, ...held } = task;
  if (ended) throw new Problem('conflicting-act', 'Việc này đã xong hoặc không còn cần làm.');
  if (assigneeId === by.personId) return held;
  if (assigneeId !== null) {
    throw new Problem('task-already-claimed', `${holder} đang giữ việc này.`, { extra: { holder } });
  }
  throw new Problem('not-allowed', 'Việc này thuộc vị trí khác, hoặc bạn không được xử lý hồ sơ của nó.');
}

const ABSENT = besidePosition('t.group_id', '$4', '$5');
const MANDATE = besidePosition('t.group_id', '$4', '$6');

const CLAIM = `
  WITH claimed AS (
    UPDATE human_task t SET state = 'reserved', assignee_id = $2, claimed_at = legal_now(), version = t.version + 1,
           mandate_id = ${MANDATE}, returns_to = CASE WHEN t.assignee_id = ${ABSENT} THEN t.assignee_id END
      FROM dossier d JOIN nominee n ON n.id = d.nominee_id
     WHERE t.id = $1 AND d.id = t.dossier_id AND t.group_id = ANY ($4::uuid[])
       AND (t.state = 'ready' OR t.ended_at IS NULL AND t.assignee_id <> $2
            AND (t.assignee_id = ${ABSENT} OR NOT ${mayHold('t.group_id', 't.assignee_id')}))
       AND holds_today(t.group_id, $2) AND ${exclusion('t.kind', '$2', '$3', ABSENT)} IS NULL
    RETURNING t.id, t.dossier_id, t.group_id, t.version, t.mandate_id),
  given_back AS (
    UPDATE task_delegation g SET outcome = 'ended', ended_at = legal_now() FROM claimed
     WHERE g.task_id = claimed.id AND g.ended_at IS NULL)
  SELECT ${HELD('claimed')}, mandate_id AS "mandateId" FROM claimed`;

const GROUPS_BY_URGENCY = `
  SELECT g.id, g.absent AS "absentId", g.mandate AS "mandateId"
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS g (id, absent, mandate) CROSS JOIN LATERAL (
    SELECT t.due_at, t.priority, t.id FROM human_task t WHERE t.group_id = g.id AND t.state = 'ready'
     ORDER BY t.due_at, t.priority, t.id LIMIT 1) AS first
   ORDER BY first.due_at, first.priority, first.id`;

const claimNext = (absent?: string, mandate = 'NULL::uuid'): string => `
  UPDATE human_task SET state = 'reserved', assignee_id = $2, claimed_at = legal_now(), version = version + 1,
         mandate_id = ${mandate}, returns_to = NULL
   WHERE id = (SELECT t.id FROM human_task t ${handledBy('$2', '$3', absent)}
                WHERE t.group_id = $1 AND t.state = 'ready' AND ($4::text IS NULL OR t.kind = $4)
                  AND t.id <> ALL (${putOff('$2')}) AND holds_today(t.group_id, $2)
                ORDER BY t.due_at, t.priority, t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED)
  RETURNING ${HELD('human_task')}, mandate_id AS "mandateId"`;

const CLAIM_NEXT = claimNext();
const CLAIM_NEXT_IN_STEAD = claimNext('$5::uuid', '$6::uuid');

const SEEN = `
  SELECT ${HELD('t')}, t.ended_at IS NOT NULL AS ended, t.assignee_id AS "assigneeId", holder.full_name AS holder
    FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
    LEFT JOIN person holder ON holder.id = t.assignee_id
   WHERE t.id = $1 AND ${seesTask({ person: '$2', bodies: '$3', positions: '$4', absents: '$5' })}`;
