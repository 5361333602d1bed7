import type { Transaction } from '../transaction.js';
import { WINDOW_END } from './ask-opinions.js';

/**
 * Records the silence of bodies whose window has ended, and ends their tasks. Legal time alone decides: it is asked at the
 * instant by the procedure's timer, and again by every act that depends on it, so that no process need have been there.
 */
export async function endOpinionWindows(tx: Transaction, dossierId: string): Promise<void> {
  const ended = await tx.rows<EndedTask & Record<string, unknown>>(END, [dossierId, WINDOW_END]);
  if (ended.length === 0) return;
  tx.inboxChanged(...ended.map(({ bodyId: _body, ...change }) => change));
  tx.audit(`dossier/${dossierId}`, 'opinion-silence', { bodyIds: ended.map(({ bodyId }) => bodyId) });
}

interface EndedTask {
  readonly taskId: string;
  readonly groupId: string;
  readonly assigneeId: string | null;
  readonly version: number;
  readonly bodyId: string;
}

const END = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  over AS (
    SELECT o.id, o.task_id, o.body_id FROM opinion o JOIN consultation k ON k.id = o.consultation_id
      JOIN human_task t ON t.id = o.task_id AND t.ended_at IS NULL CROSS JOIN clock
     WHERE o.dossier_id = $1 AND o.answer IS NULL AND k.due_at <= clock.now ORDER BY o.id FOR UPDATE OF o),
  silent AS (
    UPDATE opinion SET answer = 'silent', recorded_at = clock.now FROM over, clock WHERE opinion.id = over.id),
  quiet AS (
    UPDATE rung SET outcome = CASE step_code WHEN $2 THEN 'sent' ELSE 'superseded' END, fired_at = clock.now
      FROM over, clock WHERE rung.owner_id = over.task_id AND rung.outcome IS NULL)
  UPDATE human_task t SET state = 'obsolete', ended_at = clock.now, version = t.version + 1
    FROM over, clock WHERE t.id = over.task_id
  RETURNING t.id AS "taskId", t.group_id AS "groupId", t.assignee_id AS "assigneeId", t.version, over.body_id AS "bodyId"`;
