import { Problem, TASK_NAMES_VI } from '@bangvang/domain';
import { tellPeople } from '../messages/tell-people.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';
import { bodiesOf, exclusion } from './excluded.js';
import { HELD, mayHold, noted, noTask, type TaskHeld } from './held.js';
import { whyNotMine } from './own-work.js';
import { lookingAs, seesTask } from './task-sight.js';
import type { Viewer } from './viewer.js';

/** A holder's wish that a colleague works on a task for him. */
export interface Delegation {
  readonly taskId: string;
  readonly personId: string;
  /** What is to be done. */
  readonly note: string;
}

/**
 * Lets a colleague of the same body work on a task (giao làm giúp). The holder stays its holder and waits: nothing concludes it
 * until it is given back.
 * @throws Problem task-not-yours, task-delegated, wrong-holder, person-excluded, no-such-task
 */
export async function delegateTask(tx: Transaction, by: Viewer, asked: Delegation): Promise<TaskHeld> {
  const { taskId, personId, note } = asked;
  if (personId === by.personId) throw new Problem('wrong-holder', 'Hãy chọn một đồng nghiệp.');
  const task = await tx.one<DelegatedTask & Record<string, unknown>>(DELEGATE, [
    taskId,
    by.personId,
    personId,
    newId(),
    note,
  ]);
  if (!task) throw await whyNot(tx, by, asked);
  await tellPeople(tx, [personId], {
    ...{ kind: 'task-delegated', subjectKind: 'dossier', subjectId: task.dossierId },
    key: `task/${taskId}/${task.version}/delegated`,
    title: `Nhờ bạn làm giúp: ${nameOf(task)}`,
    text: `${task.owner} nhờ bạn ${nameOf(task)}: ${note}. Làm xong hãy gửi lại; người giao sẽ kết luận.`,
  });
  tx.inboxChanged({ taskId, groupId: task.groupId, version: task.version, assigneeId: personId });
  return noted(tx, task, 'delegate', by.personId, { to: personId, note });
}

/**
 * Gives a delegated task back to its holder, with what came of it.
 * @throws Problem task-not-delegated, no-such-task
 */
export async function resolveTask(tx: Transaction, by: Viewer, taskId: string, answer: string): Promise<TaskHeld> {
  const task = await givenBack(tx, by, taskId, 'resolved', answer);
  await tellPeople(tx, [task.ownerId], {
    ...{ kind: 'task-resolved', subjectKind: 'dossier', subjectId: task.dossierId },
    key: `task/${taskId}/${task.version}/resolved`,
    title: `Đã làm giúp xong: ${nameOf(task)}`,
    text: `${task.delegate} gửi lại việc ${nameOf(task)}: ${answer}`,
  });
  return noted(tx, task, 'resolve', task.ownerId, { answer });
}

/** Takes a delegated task back before it is given back. @throws Problem task-not-delegated, no-such-task */
export async function callBackTask(tx: Transaction, by: Viewer, taskId: string): Promise<TaskHeld> {
  const task = await givenBack(tx, by, taskId, 'called-back', null);
  tx.inboxChanged({ taskId, groupId: task.groupId, version: task.version, assigneeId: task.delegateId });
  await tellPeople(tx, [task.delegateId], {
    ...{ kind: 'task-called-back', subjectKind: 'dossier', subjectId: task.dossierId },
    key: `task/${taskId}/${task.version}/called-back`,
    title: `Không cần làm giúp nữa: ${nameOf(task)}`,
    text: `${task.owner} đã lấy lại việc ${nameOf(task)}.`,
  });
  return noted(tx, task, 'call-back', by.personId, { from: task.delegateId });
}

async function givenBack(
  tx: Transaction,
  by: Viewer,
  taskId: string,
  outcome: 'resolved' | 'called-back',
  answer: string | null,
): Promise<DelegatedTask> {
  const [, task] = await Promise.all([
    tx.rows('SELECT FROM human_task WHERE id = $1 FOR UPDATE', [taskId]), // before its delegation, as every act does
    tx.one<DelegatedTask & Record<string, unknown>>(GIVE_BACK, [taskId, by.personId, outcome, answer]),
  ]);
  if (!task) throw await whyNotDelegated(tx, by, taskId);
  return task;
}

interface DelegatedTask extends TaskHeld {
  readonly kind: string;
  readonly nominee: string;
  readonly ownerId: string;
  readonly owner: string;
  readonly delegateId: string;
  readonly delegate: string;
}

function nameOf({ kind, nominee }: DelegatedTask): string {
  return `${TASK_NAMES_VI[kind] ?? 'xử lý hồ sơ'} của ${nominee}`;
}

async function whyNot(tx: Transaction, by: Viewer, { taskId, personId }: Delegation): Promise<Problem> {
  const task = await tx.one<{ mine: boolean; colleague: boolean }>(
    `SELECT t.assignee_id = $2 AND t.ended_at IS NULL AND ${mayHold('t.group_id', '$2')}
              AND NOT EXISTS (SELECT FROM task_delegation g WHERE g.task_id = t.id AND g.ended_at IS NULL) AS mine,
            ${COLLEAGUE} AS colleague
       FROM human_task t WHERE t.id = $1`,
    [taskId, by.personId, personId],
  );
  if (!task?.mine) return whyNotMine(tx, by, taskId);
  return task.colleague
    ? new Problem('person-excluded', 'Người này không được xử lý hồ sơ này.')
    : new Problem('wrong-holder', 'Người này không giữ vị trí nào ở cùng cơ quan hôm nay.');
}

async function whyNotDelegated(tx: Transaction, by: Viewer, taskId: string): Promise<Problem> {
  const there = await tx.one(
    `SELECT FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
      WHERE t.id = $1 AND ${seesTask({ person: '$2', bodies: '$3', positions: '$4', absents: '$5' })}`,
    [taskId, ...lookingAs(by)],
  );
  return there
    ? new Problem('task-not-delegated', 'Việc này không được giao cho bạn, hoặc không do bạn giao.')
    : noTask();
}

/** The colleague holds a post of the same body today, in his own right or in an absent holder's stead. */
const COLLEAGUE = `EXISTS (
  SELECT FROM position own JOIN position other ON other.body_id = own.body_id WHERE own.id = t.group_id AND holds_today(other.id, $3))`;

const DELEGATE = `
  WITH waiting AS (
    UPDATE human_task t SET state = 'waiting', version = t.version + 1
      FROM dossier d JOIN nominee n ON n.id = d.nominee_id
     WHERE t.id = $1 AND d.id = t.dossier_id AND t.assignee_id = $2 AND t.state IN ('reserved', 'in-progress')
       AND ${mayHold('t.group_id', '$2')} AND ${COLLEAGUE} AND ${exclusion('t.kind', '$3', bodiesOf('$3'))} IS NULL
    RETURNING t.*, n.name AS nominee),
  delegated AS (
    INSERT INTO task_delegation (id, task_id, owner_id, delegate_id, note, delegated_at)
    SELECT $4, waiting.id, $2, $3, $5, legal_now() FROM waiting)
  SELECT ${HELD('waiting')}, kind, nominee, $2::uuid AS "ownerId", owner.full_name AS owner, $3::uuid AS "delegateId",
         other.full_name AS delegate
    FROM waiting JOIN person owner ON owner.id = $2 JOIN person other ON other.id = $3`;

/** By the colleague (`resolved`) or by the holder (`called-back`). */
const GIVE_BACK = `
  WITH back AS (
    UPDATE task_delegation g SET outcome = $3, answer = $4, ended_at = legal_now()
      FROM human_task t WHERE g.task_id = $1 AND t.id = g.task_id AND t.ended_at IS NULL AND g.ended_at IS NULL
       AND $2 = CASE WHEN $3 = 'resolved' THEN g.delegate_id ELSE g.owner_id END
    RETURNING g.task_id, g.owner_id, g.delegate_id),
  held AS (
    UPDATE human_task t SET state = 'reserved', version = t.version + 1 FROM back WHERE t.id = back.task_id RETURNING t.*)
  SELECT ${HELD('held')}, held.kind, n.name AS nominee, owner.id AS "ownerId", owner.full_name AS owner,
         other.id AS "delegateId", other.full_name AS delegate
    FROM held JOIN back ON back.task_id = held.id JOIN dossier d ON d.id = held.dossier_id JOIN nominee n ON n.id = d.nominee_id
    JOIN person owner ON owner.id = back.owner_id JOIN person other ON other.id = back.delegate_id`;
