import type { Transaction } from '../transaction.js';

const AT_ONCE = 500;

/**
 * Gives back what is held under mandates no longer in force: to the returning holder what was his before, else to the group. By the
 * day, from the rows alone: whoever runs it, however late and however often. Until it has run, claiming such a task works all the
 * same and its former holder concludes nothing.
 * @returns how many tasks went back
 */
export async function giveBackLapsed(tx: Transaction): Promise<number> {
  const back = await tx.rows<GivenBack & Record<string, unknown>>(GIVE_BACK, [AT_ONCE]);
  for (const { taskId, dossierId, mandateId, assigneeId } of back) {
    tx.audit(`dossier/${dossierId}`, 'release', { taskId, mandateId, because: 'mandate-ended', to: assigneeId });
  }
  if (back.length > 0) tx.inboxesChanged();
  return back.length;
}

interface GivenBack {
  readonly taskId: string;
  readonly dossierId: string;
  readonly mandateId: string;
  readonly assigneeId: string | null;
}

/** Few are held in another's stead, and found by their own index; as an array, so that a queue of a million is not read to find them. */
const GIVE_BACK = `
  WITH lapsed AS (
    SELECT t.id, t.mandate_id, CASE WHEN appointed_today(t.group_id, t.returns_to) THEN t.returns_to END AS holder
      FROM human_task t JOIN mandate m ON m.id = t.mandate_id
     WHERE t.mandate_id IS NOT NULL AND t.ended_at IS NULL
       AND (m.ended_at IS NOT NULL OR m.valid_to < (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))
     ORDER BY t.id LIMIT $1 FOR UPDATE OF t SKIP LOCKED),
  undone AS (
    UPDATE task_delegation g SET outcome = 'ended', ended_at = legal_now() FROM lapsed
     WHERE g.task_id = lapsed.id AND g.ended_at IS NULL)
  UPDATE human_task t SET state = CASE WHEN lapsed.holder IS NULL THEN 'ready' ELSE 'reserved' END, assignee_id = lapsed.holder,
         claimed_at = CASE WHEN lapsed.holder IS NOT NULL THEN t.claimed_at END, mandate_id = NULL, returns_to = NULL,
         version = t.version + 1
    FROM lapsed WHERE t.id = lapsed.id AND t.id = ANY (ARRAY(SELECT id FROM lapsed))
  RETURNING t.id AS "taskId", t.dossier_id AS "dossierId", lapsed.mandate_id AS "mandateId", t.assignee_id AS "assigneeId"`;
