import { Problem, TRANSFERS } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { tellPeople } from '../messages/tell-people.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';
import { HELD, noted, type TaskHeld } from './held.js';
import { type LedTask, lockLedTask } from './led-task.js';
import type { Viewer } from './viewer.js';

/** A lead's order that a task goes to another group for good (chuyển việc). */
export interface TaskTransfer {
  readonly taskId: string;
  /** The version the lead saw. */
  readonly version: number;
  /** The position that takes it. */
  readonly groupId: string;
  readonly reason: string;
  /** The legal text or document that allows it. */
  readonly basis: string;
}

/** A position a task may go to. */
export interface TransferTarget {
  readonly groupId: string;
  readonly bodyId: string;
  readonly body: string;
  readonly role: string;
  readonly title: string;
}

/**
 * Hands a task on for good, to another post of the body or to the next level's Home Affairs, as `TRANSFERS` allows. Its due date
 * stays; whoever held it and whoever leads the receiving body are told.
 * @throws Problem what `lockLedTask` throws; transfer-not-open
 */
export async function transferTask(tx: Transaction, by: Viewer, asked: TaskTransfer): Promise<TaskHeld> {
  const task = await lockLedTask(tx, by, asked.taskId, asked.version);
  const target = (await transferTargets(tx, task.id)).find(({ groupId }) => groupId === asked.groupId);
  if (!target) throw new Problem('transfer-not-open', 'Loại việc này không chuyển tới vị trí ấy được.');
  const { reason, basis } = asked;
  const moved = await tx.one<TaskHeld & Record<string, unknown>>(MOVE, [
    task.id,
    target.groupId,
    asked.version,
    newId(),
    reason,
    basis,
    by.personId,
  ]);
  if (!moved) throw new Problem('conflicting-act', 'Việc vừa được người khác thay đổi.');
  tx.inboxChanged({ taskId: task.id, groupId: task.groupId, assigneeId: task.formerId, version: moved.version });
  await tellBoth(tx, task, target, moved.version, asked);
  return noted(tx, moved, 'transfer', null, { from: task.groupId, to: target.groupId, reason, basis });
}

/** Where the procedure lets this task go. */
export function transferTargets(sql: Sql, taskId: string): Promise<TransferTarget[]> {
  return sql.rows<TransferTarget & Record<string, unknown>>(TARGETS, [
    taskId,
    TRANSFERS.map(({ task }) => task),
    TRANSFERS.map(({ to }) => to),
    TRANSFERS.map(({ role }) => role),
  ]);
}

async function tellBoth(
  tx: Transaction,
  task: LedTask,
  target: TransferTarget,
  version: number,
  { reason, basis }: TaskTransfer,
): Promise<void> {
  const told = { kind: 'task-transferred', subjectKind: 'dossier', subjectId: task.dossierId };
  const former = [task.formerId, task.delegateId].filter((id) => id !== null);
  await tellPeople(tx, former, {
    ...told,
    key: `task/${task.id}/${version}/moved`,
    title: `Việc đã chuyển đi: ${task.name}`,
    text: `Việc ${task.name} đã chuyển tới ${target.title || target.role}, ${target.body}. Lý do: ${reason}. Căn cứ: ${basis}.`,
  });
  const leads = await tx.rows<{ id: string }>(LEADS, [target.bodyId]);
  await tellPeople(
    tx,
    leads.map(({ id }) => id),
    {
      ...told,
      key: `task/${task.id}/${version}/received`,
      title: `Việc chuyển tới: ${task.name}`,
      text: `Việc ${task.name} được chuyển tới ${target.title || target.role} của cơ quan bạn. Lý do: ${reason}. Căn cứ: ${basis}.`,
    },
  );
}

const TARGETS = `
  SELECT p.id AS "groupId", p.body_id AS "bodyId", p.role, p.title,
         (SELECT b.name FROM body_tenure b WHERE b.body_id = p.body_id ORDER BY b.valid_from DESC LIMIT 1) AS body
    FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN position own ON own.id = t.group_id
    LEFT JOIN LATERAL (
      SELECT coalesce(b.home_affairs_id, b.id) AS body_id FROM level_above(d.id, d.level_body_id) AS l
        JOIN body b ON b.id = l.body_id AND NOT l.outside) AS above ON true
    JOIN unnest($2::text[], $3::text[], $4::text[]) AS way (task, place, role) ON way.task = t.kind
    JOIN position p ON p.role = way.role AND p.id <> t.group_id
         AND p.body_id = CASE way.place WHEN 'same-body' THEN own.body_id ELSE above.body_id END
   WHERE t.id = $1 ORDER BY p.body_id <> own.body_id, p.role`;

const MOVE = `
  WITH moved AS (
    UPDATE human_task t SET group_id = $2, state = 'ready', assignee_id = NULL, claimed_at = NULL, mandate_id = NULL,
           returns_to = NULL, version = t.version + 1
      FROM human_task old WHERE t.id = $1 AND old.id = t.id AND t.version = $3 AND t.ended_at IS NULL
    RETURNING t.id, t.dossier_id, t.group_id, t.version, old.group_id AS from_group),
  recorded AS (
    INSERT INTO task_transfer (id, task_id, from_group_id, to_group_id, reason, basis, person_id, transferred_at)
    SELECT $4, moved.id, moved.from_group, $2, $5, $6, $7, legal_now() FROM moved),
  ended AS (
    UPDATE task_delegation g SET outcome = 'ended', ended_at = legal_now() FROM moved
     WHERE g.task_id = moved.id AND g.ended_at IS NULL)
  SELECT ${HELD('moved')} FROM moved`;

const LEADS = `
  SELECT DISTINCT h.person_id AS id FROM position p JOIN position_holder h ON h.position_id = p.id
   WHERE p.body_id = $1 AND appointed_today(p.id, h.person_id) AND leads_today(p.body_id, h.person_id)`;
