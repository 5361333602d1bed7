import { Problem, type ProblemSlug, TASK_NAMES_VI } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { exclusion } from './excluded.js';
import { noTask } from './held.js';
import { lookingAs, seesTask } from './task-sight.js';
import type { Viewer } from './viewer.js';

/** A task of a body its lead acts on: locked, and at the version the lead saw. */
export interface LedTask {
  readonly id: string;
  readonly kind: string;
  readonly dossierId: string;
  readonly groupId: string;
  /** Who holds it and whom it is delegated to; null where nobody does. */
  readonly formerId: string | null;
  readonly delegateId: string | null;
  /** Whether its act concludes a step of the procedure. */
  readonly concludes: boolean;
  /** The task in people's words: what is to be done, for whom. */
  readonly name: string;
}

/**
 * Locks a task for an act of whoever leads the body of its group (điều phối): the role of the lowest `leadRank` anybody holds
 * there today.
 * @param version the one the lead saw
 * @throws Problem no-such-task, not-allowed, conflicting-act, stale-version with the holder of now
 */
export async function lockLedTask(tx: Transaction, by: Viewer, taskId: string, version: number): Promise<LedTask> {
  const [, task] = await Promise.all([
    tx.rows('SELECT FROM human_task WHERE id = $1 FOR UPDATE', [taskId]),
    tx.one<LedRow & Record<string, unknown>>(LED, [taskId, ...lookingAs(by)]),
  ]);
  if (!task) throw noTask();
  if (!task.leads) throw new Problem('not-allowed', 'Chỉ lãnh đạo điều phối việc của cơ quan ấy làm được việc này.');
  if (task.ended) throw new Problem('conflicting-act', 'Việc này đã xong hoặc không còn cần làm.');
  if (task.version !== version) {
    const { version: present, holder } = task;
    throw new Problem('stale-version', `Việc đã thay đổi từ khi bạn xem; ${holder ?? 'không ai'} đang giữ.`, {
      extra: { version: present, holder },
    });
  }
  return { ...task, name: `${TASK_NAMES_VI[task.kind] ?? 'xử lý hồ sơ'} của ${task.nominee}` };
}

/** Whoever has an interest in a dossier of his own chooses nobody to handle it. @throws Problem own-nominee, conflict-of-interest */
export async function refuseInterested(tx: Transaction, by: Viewer, { id }: LedTask): Promise<void> {
  const found = await tx.one<{ code: ProblemSlug | null }>(
    `SELECT ${exclusion('t.kind', '$2', 'ARRAY[]::uuid[]')} AS code
       FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id WHERE t.id = $1`,
    [id, by.personId],
  );
  const code = found?.code;
  if (code === 'own-nominee' || code === 'conflict-of-interest') {
    throw new Problem(code, 'Bạn có lợi ích liên quan nên không chọn người xử lý hồ sơ này; hãy chuyển việc đi.');
  }
}

interface LedRow extends Omit<LedTask, 'name'> {
  readonly version: number;
  readonly ended: boolean;
  readonly leads: boolean;
  readonly holder: string | null;
  readonly nominee: string;
}

const LED = `
  SELECT t.id, t.kind, t.dossier_id AS "dossierId", t.group_id AS "groupId", t.version, t.concludes, n.name AS nominee,
         t.ended_at IS NOT NULL AS ended, t.assignee_id AS "formerId", holder.full_name AS holder,
         leads_today((SELECT p.body_id FROM position p WHERE p.id = t.group_id), $2) AS leads,
         (SELECT g.delegate_id FROM task_delegation g WHERE g.task_id = t.id AND g.ended_at IS NULL) AS "delegateId"
    FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
    LEFT JOIN person holder ON holder.id = t.assignee_id
   WHERE t.id = $1 AND ${seesTask({ person: '$2', bodies: '$3', positions: '$4', absents: '$5' })}`;
