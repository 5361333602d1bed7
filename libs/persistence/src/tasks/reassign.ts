import { Problem } from '@bangvang/domain';
import { tellPeople } from '../messages/tell-people.js';
import type { Transaction } from '../transaction.js';
import { bodiesOf, exclusion } from './excluded.js';
import { HELD, mayHold, noted, type TaskHeld } from './held.js';
import { lockLedTask, refuseInterested } from './led-task.js';
import type { Viewer } from './viewer.js';

/** A lead's order that somebody else holds a task from now on. */
export interface Reassignment {
  readonly taskId: string;
  /** The version the lead saw. */
  readonly version: number;
  /** The new holder. */
  readonly personId: string;
  readonly reason: string;
}

/**
 * Gives a task to somebody of its group, whoever held it (giao lại việc). Both are told; the audit says why.
 * @throws Problem what `lockLedTask` and `refuseInterested` throw; already-recorded, wrong-holder, person-excluded
 */
export async function reassignTask(tx: Transaction, by: Viewer, asked: Reassignment): Promise<TaskHeld> {
  const task = await lockLedTask(tx, by, asked.taskId, asked.version);
  await refuseInterested(tx, by, task);
  const { personId, reason } = asked;
  if (task.formerId === personId) throw new Problem('already-recorded', 'Người này đang giữ việc.');
  const given = await tx.one<TaskHeld & Record<string, unknown>>(GIVE, [task.id, personId, asked.version]);
  if (!given) throw await whyNot(tx, task.groupId, personId);
  const held = noted(tx, given, 'reassign', personId, { from: task.formerId, to: personId, reason });
  if (task.formerId) tx.inboxChanged({ ...changeOf(held), assigneeId: task.formerId });
  const told = { kind: 'task-reassigned', subjectKind: 'dossier', subjectId: task.dossierId };
  await tellPeople(tx, [personId], {
    ...told,
    key: `task/${task.id}/${held.version}/given`,
    title: `Việc được giao cho bạn: ${task.name}`,
    text: `Lãnh đạo giao bạn ${task.name}. Lý do: ${reason}`,
  });
  await tellPeople(tx, [task.formerId, task.delegateId].filter((id) => id !== null && id !== personId) as string[], {
    ...told,
    key: `task/${task.id}/${held.version}/taken`,
    title: `Việc đã giao cho người khác: ${task.name}`,
    text: `Lãnh đạo đã giao việc ${task.name} cho người khác. Lý do: ${reason}`,
  });
  return held;
}

function changeOf({ id, groupId, version }: TaskHeld) {
  return { taskId: id, groupId, version };
}

/** Why somebody is excluded is not the lead's to know. */
async function whyNot(tx: Transaction, groupId: string, personId: string): Promise<Problem> {
  const found = await tx.one<{ holds: boolean }>(`SELECT ${mayHold('$1', '$2')} AS holds`, [groupId, personId]);
  return found?.holds
    ? new Problem('person-excluded', 'Người này không được xử lý hồ sơ này.')
    : new Problem('wrong-holder', 'Người này không giữ vị trí của việc này hôm nay.');
}

/** The absent holder in whose stead the new holder would act; null where he holds the post in his own right. */
const ABSENT = `(SELECT m.person_id FROM mandate m WHERE m.id = mandate_today(t.group_id, $2) AND NOT appointed_today(t.group_id, $2))`;

const GIVE = `
  WITH given AS (
    UPDATE human_task t SET state = 'reserved', assignee_id = $2, claimed_at = legal_now(), version = t.version + 1, returns_to = NULL,
           mandate_id = CASE WHEN NOT appointed_today(t.group_id, $2) THEN mandate_today(t.group_id, $2) END
      FROM dossier d JOIN nominee n ON n.id = d.nominee_id
     WHERE t.id = $1 AND d.id = t.dossier_id AND t.version = $3 AND t.ended_at IS NULL AND ${mayHold('t.group_id', '$2')}
       AND ${exclusion('t.kind', '$2', bodiesOf('$2'), ABSENT)} IS NULL
    RETURNING t.id, t.dossier_id, t.group_id, t.version),
  ended AS (
    UPDATE task_delegation g SET outcome = 'ended', ended_at = legal_now() FROM given
     WHERE g.task_id = given.id AND g.ended_at IS NULL)
  SELECT ${HELD('given')} FROM given`;
