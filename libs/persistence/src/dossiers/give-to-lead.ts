import { bodiesOf, exclusion } from '../tasks/excluded.js';
import type { Transaction } from '../transaction.js';

/** A task that a step of its ladder handed on to the lead of its group's body. */
export interface GivenToLead {
  readonly rungId: string;
  readonly taskId: string;
  readonly kind: string;
  readonly groupId: string;
  readonly version: number;
  readonly nominee: string;
  readonly leadId: string;
  readonly lead: string;
  readonly leadAddress: string | null;
  /** Who held it; null while nobody did. */
  readonly formerId: string | null;
  readonly former: string | null;
  readonly formerAddress: string | null;
}

/**
 * Gives tasks to the lead of their group's body (lãnh đạo cơ quan), taking them from whoever holds them: an act of the
 * procedure. A task stays where it is when there is no lead, he is excluded from the dossier, or he holds it already.
 */
export async function giveToLead(
  tx: Transaction,
  dossierId: string,
  steps: readonly { readonly rungId: string; readonly taskId: string }[],
): Promise<readonly GivenToLead[]> {
  if (steps.length === 0) return [];
  const given = await tx.rows<GivenToLead & Record<string, unknown>>(GIVE, [
    dossierId,
    steps.map(({ rungId }) => rungId),
    steps.map(({ taskId }) => taskId),
  ]);
  tx.inboxChanged(
    ...given.flatMap(({ taskId, groupId, version, leadId, formerId }) =>
      [leadId, formerId].filter((id) => id !== null).map((assigneeId) => ({ taskId, groupId, version, assigneeId })),
    ),
  );
  for (const { taskId, rungId, leadId, formerId } of given) {
    tx.audit(`dossier/${dossierId}`, 'reassign', { taskId, from: formerId, to: leadId, by: 'ladder', rungId });
  }
  return given;
}

const GIVE = `
  WITH today AS MATERIALIZED (
    SELECT now, (now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day FROM (SELECT legal_now() AS now) AS clock),
  asked AS (SELECT DISTINCT ON (task_id) * FROM unnest($2::uuid[], $3::uuid[]) AS x (rung_id, task_id) ORDER BY task_id, rung_id),
  chosen AS (
    SELECT DISTINCT ON (t.id) t.id, asked.rung_id, t.assignee_id AS former_id, post.person_id AS lead_id
      FROM asked JOIN human_task t ON t.id = asked.task_id AND t.ended_at IS NULL
      JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
      JOIN position g ON g.id = t.group_id JOIN position l ON l.body_id = g.body_id AND l.role = 'appraisal-lead'
      CROSS JOIN today JOIN position_holder post ON post.position_id = l.id AND daterange(post.valid_from, post.valid_to, '[]') @> today.day
     WHERE d.id = $1 AND post.person_id IS DISTINCT FROM t.assignee_id
       AND ${exclusion('t.kind', 'post.person_id', bodiesOf('post.person_id'))} IS NULL
     ORDER BY t.id, post.valid_from, post.person_id),
  given AS (
    UPDATE human_task t SET state = 'reserved', assignee_id = chosen.lead_id, claimed_at = today.now, mandate_id = NULL,
           returns_to = NULL, version = t.version + 1
      FROM chosen, today WHERE t.id = chosen.id RETURNING t.id, t.kind, t.group_id, t.version),
  undone AS (
    UPDATE task_delegation g SET outcome = 'ended', ended_at = today.now FROM given, today
     WHERE g.task_id = given.id AND g.ended_at IS NULL)
  SELECT chosen.rung_id AS "rungId", given.id AS "taskId", given.kind, given.group_id AS "groupId", given.version,
         n.name AS nominee, chosen.lead_id AS "leadId", lead.full_name AS lead, lead.email AS "leadAddress",
         chosen.former_id AS "formerId", former.full_name AS former, former.email AS "formerAddress"
    FROM given JOIN chosen ON chosen.id = given.id JOIN dossier d ON d.id = $1 JOIN nominee n ON n.id = d.nominee_id
    JOIN person lead ON lead.id = chosen.lead_id LEFT JOIN person former ON former.id = chosen.former_id`;
