import { type CancelReason, Problem } from '@bangvang/domain';
import { tellPeople } from '../messages/tell-people.js';
import type { Transaction } from '../transaction.js';
import { HELD, noted, type TaskHeld } from './held.js';
import { lockLedTask } from './led-task.js';
import type { Viewer } from './viewer.js';

/** A lead's order that a task is no longer needed. */
export interface Cancellation {
  readonly taskId: string;
  /** The version the lead saw. */
  readonly version: number;
  readonly code: CancelReason;
  /** The legal text or document it rests on. */
  readonly basis: string;
  readonly note: string;
}

/**
 * Cancels a task beside the procedure's steps. A step itself is concluded, never cancelled: the procedure waits for its fact.
 * @throws Problem what `lockLedTask` throws; task-concludes
 */
export async function cancelTask(tx: Transaction, by: Viewer, asked: Cancellation): Promise<TaskHeld> {
  const task = await lockLedTask(tx, by, asked.taskId, asked.version);
  if (task.concludes) throw new Problem('task-concludes', 'Việc này là một bước của thủ tục nên không hủy được.');
  const { code, basis, note } = asked;
  const cancelled = await tx.one<TaskHeld & Record<string, unknown>>(CANCEL, [task.id, asked.version, code, basis]);
  if (!cancelled) throw new Problem('conflicting-act', 'Việc vừa được người khác thay đổi.');
  await tellPeople(
    tx,
    [task.formerId, task.delegateId].filter((id) => id !== null),
    {
      ...{ kind: 'task-cancelled', subjectKind: 'dossier', subjectId: task.dossierId },
      key: `task/${task.id}/${cancelled.version}/cancelled`,
      title: `Không cần làm nữa: ${task.name}`,
      text: `Lãnh đạo đã hủy việc ${task.name}. ${note} Căn cứ: ${basis}.`,
    },
  );
  tx.wake('award-dossier', task.dossierId);
  return noted(tx, cancelled, 'cancel', task.formerId, { code, basis, note });
}

const CANCEL = `
  WITH cancelled AS (
    UPDATE human_task t SET state = 'cancelled', ended_at = legal_now(), cancel_code = $3, cancel_basis = $4, version = t.version + 1
     WHERE t.id = $1 AND t.version = $2 AND t.ended_at IS NULL AND NOT t.concludes
    RETURNING t.id, t.dossier_id, t.group_id, t.version),
  voided AS (
    UPDATE rung r SET outcome = 'void', fired_at = legal_now() FROM cancelled
     WHERE r.owner_kind = 'task' AND r.owner_id = cancelled.id AND r.outcome IS NULL),
  ended AS (
    UPDATE task_delegation g SET outcome = 'ended', ended_at = legal_now() FROM cancelled
     WHERE g.task_id = cancelled.id AND g.ended_at IS NULL)
  SELECT ${HELD('cancelled')} FROM cancelled`;
