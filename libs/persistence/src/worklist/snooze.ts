import { Problem } from '@bangvang/domain';
import { exclusion } from '../tasks/excluded.js';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';

const TODAY = `(SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)`;

/**
 * SQL: the tasks a person has put off and does not want to see today, worked out once per statement. The day they come
 * back is a comparison, so that nothing has to wake for it.
 * @param person placeholder of the person's id
 */
export const putOff = (person: string): string =>
  `ARRAY(SELECT z.task_id FROM task_snooze z WHERE z.person_id = ${person}::uuid AND z.until_on > ${TODAY})`;

/** SQL: whether the holder of task `t` has put it off since it was his. A task given to him later is seen at once. */
export const putOffByHolder = (person: string): string => `
  EXISTS (SELECT FROM task_snooze z WHERE z.person_id = ${person}::uuid AND z.task_id = t.id AND z.until_on > ${TODAY}
             AND (t.claimed_at IS NULL OR z.snoozed_at >= t.claimed_at))`;

/** A task as its reader has put it off. Days are 'YYYY-MM-DD'. */
export interface Snoozed {
  readonly id: string;
  readonly version: number;
  /** It is seen again on this day; null: it is seen. */
  readonly snoozedUntil: string | null;
  readonly dueOn: string | null;
  readonly warning: string | null;
}

interface Found extends Record<string, unknown> {
  readonly dossierId: string;
  readonly groupId: string;
  readonly version: number;
  readonly dueOn: string | null;
  readonly today: string;
  readonly assigneeId: string | null;
  readonly ended: boolean;
}

/**
 * Hides a task from one person's lists until a legal day: by whoever holds it, or, where nobody does, by anyone of its
 * group for himself alone. Its due date, group and urging stay.
 * @param untilOn 'YYYY-MM-DD', after today; null: it is seen again at once
 * @throws Problem no-such-task, task-not-yours, conflicting-act, invalid-input
 */
export async function snoozeTask(
  tx: Transaction,
  by: Viewer,
  taskId: string,
  untilOn: string | null,
): Promise<Snoozed> {
  const task = await tx.required<Found>(
    FIND,
    [taskId, by.personId, by.bodyIds, by.positionIds],
    'no-such-task',
    'Không tìm thấy việc này.',
  );
  if (task.ended) throw new Problem('conflicting-act', 'Việc này đã xong hoặc không còn cần làm.');
  if (task.assigneeId !== null && task.assigneeId !== by.personId) {
    throw new Problem('task-not-yours', 'Người khác đang giữ việc này.');
  }
  if (untilOn !== null && untilOn <= task.today) {
    throw new Problem('invalid-input', 'Ngày hẹn phải sau ngày hôm nay.');
  }
  await tx.rows(untilOn === null ? WAKE : PUT_OFF, [by.personId, taskId, ...(untilOn === null ? [] : [untilOn])]);
  tx.audit(`dossier/${task.dossierId}`, untilOn === null ? 'unsnooze' : 'snooze', { taskId, untilOn });
  tx.inboxChanged({ taskId, groupId: null, assigneeId: by.personId, version: task.version });
  const late = untilOn !== null && task.dueOn !== null && untilOn > task.dueOn;
  return {
    ...{ id: taskId, version: task.version, snoozedUntil: untilOn, dueOn: task.dueOn },
    warning: late ? `Ngày hẹn sau hạn xử lý (${task.dueOn}); hạn không đổi và vẫn bị đôn đốc.` : null,
  };
}

const FIND = `
  SELECT t.dossier_id AS "dossierId", t.group_id AS "groupId", t.version, t.due_on::text AS "dueOn", t.assignee_id AS "assigneeId",
         t.ended_at IS NOT NULL AS ended, ${TODAY}::text AS today
    FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
   WHERE t.id = $1 AND (t.assignee_id = $2 OR t.group_id = ANY ($4::uuid[]) AND ${exclusion('t.kind', '$2', '$3')} IS NULL)
     FOR SHARE OF t`;

const PUT_OFF = `
  INSERT INTO task_snooze (person_id, task_id, until_on, snoozed_at) VALUES ($1, $2, $3, legal_now())
  ON CONFLICT ON CONSTRAINT task_snooze_pk DO UPDATE SET until_on = excluded.until_on, snoozed_at = excluded.snoozed_at`;

const WAKE = 'DELETE FROM task_snooze WHERE person_id = $1 AND task_id = $2';
