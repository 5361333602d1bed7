import { putMessages } from '../messages/put-messages.js';
import type { Transaction } from '../transaction.js';
import { giveToLead } from './give-to-lead.js';
import { type FiredStep, handedOnMessages, toldOfStep } from './urging-words.js';

/**
 * Fires the rungs now due of the dossier's open tasks: the latest of each is sent, those missed before it are superseded,
 * those that ask whether anybody holds the task are void where somebody does. A step that hands the task on does so once,
 * also where a later one supersedes it. One transaction under the tasks' locks: a worker that dies leaves all or nothing,
 * and what was done is passed over when it is asked for again.
 * `holder` is who holds the task, or all its group while nobody does; `home-affairs` the lead of the level's Home Affairs;
 * `unit-head` the head of the body that owes; `chair` the chair of the level. Whoever stands in for one of them today is told too.
 * @returns how many messages were written
 */
export async function fireTaskRungs(tx: Transaction, dossierId: string): Promise<number> {
  await tx.rows(`SELECT FROM human_task WHERE dossier_id = $1 AND ended_at IS NULL FOR UPDATE`, [dossierId]);
  const fired = await tx.rows<{ id: string; taskId: string; sent: boolean; reassign: boolean }>(FIRE, [dossierId]);
  if (fired.length === 0) return 0;
  const handedOn = await giveToLead(
    tx,
    dossierId,
    fired.filter(({ reassign }) => reassign).map(({ id, taskId }) => ({ rungId: id, taskId })),
  );
  const sent = fired.filter((rung) => rung.sent).map(({ id }) => id);
  const steps = sent.length === 0 ? [] : await tx.rows<FiredStep & Record<string, unknown>>(TOLD, [dossierId, sent]);
  if (sent.length > 0) tx.audit(`dossier/${dossierId}`, 'urge', { steps: stepsOf(steps) });
  return putMessages(tx, [...toldOfStep(dossierId, steps), ...handedOnMessages(dossierId, handedOn)]);
}

function stepsOf(steps: readonly FiredStep[]): readonly { taskId: string; step: string }[] {
  return [...new Map(steps.map(({ rungId, taskId, step }) => [rungId, { taskId, step }])).values()];
}

const FIRE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  due AS (
    SELECT r.id, NOT (r.unless_claimed AND t.assignee_id IS NOT NULL) AS applies, row_number() OVER (
             PARTITION BY r.owner_id, r.unless_claimed AND t.assignee_id IS NOT NULL ORDER BY r.due_at DESC, r.id) AS nth
      FROM rung r JOIN human_task t ON t.id = r.owner_id AND t.ended_at IS NULL CROSS JOIN clock
     WHERE r.subject_id = $1 AND r.outcome IS NULL AND r.due_at <= clock.now),
  fired AS (
    UPDATE rung r SET fired_at = clock.now,
           outcome = CASE WHEN NOT due.applies THEN 'void' WHEN due.nth = 1 THEN 'sent' ELSE 'superseded' END
      FROM due, clock WHERE r.id = due.id AND r.outcome IS NULL RETURNING r.id, r.owner_id, r.outcome, r.reassign)
  SELECT id, owner_id AS "taskId", outcome = 'sent' AS sent, reassign FROM fired WHERE outcome <> 'void'`;

/** Whom a fired step tells, each person once, with what the message says. */
const TOLD = `
  WITH today AS MATERIALIZED (
    SELECT (now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day FROM (SELECT legal_now() AS now) AS clock),
  work AS (
    SELECT r.id AS rung_id, r.step_code, r.tells, r.unless_claimed, t.id AS task_id, t.kind, t.assignee_id, t.group_id, t.due_on,
           t.created_at, g.body_id AS owing, coalesce(l.home_affairs_id, l.id) AS lead_body, l.id AS level_id, n.name AS nominee,
           a.name AS award, proposer.name AS proposer
      FROM rung r JOIN human_task t ON t.id = r.owner_id JOIN position g ON g.id = t.group_id
      JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id JOIN award_type a ON a.code = d.award_code
      LEFT JOIN body l ON l.id = d.level_body_id
      LEFT JOIN LATERAL (SELECT b.name FROM body_tenure b WHERE b.body_id = d.body_id ORDER BY b.valid_from DESC LIMIT 1) AS proposer ON true
     WHERE d.id = $1 AND r.id = ANY ($2::uuid[])),
  posts AS (
    SELECT w.rung_id, w.group_id AS position_id FROM work w WHERE 'holder' = ANY (w.tells) AND w.assignee_id IS NULL
    UNION
    SELECT w.rung_id, p.id FROM work w JOIN position p ON
        p.body_id = w.lead_body AND p.role = 'appraisal-lead' AND 'home-affairs' = ANY (w.tells)
     OR p.body_id = w.owing AND p.role = 'unit-head' AND 'unit-head' = ANY (w.tells)
     OR p.body_id = w.level_id AND p.role = 'decider' AND 'chair' = ANY (w.tells)),
  told AS (
    SELECT w.rung_id, w.assignee_id AS person_id FROM work w WHERE 'holder' = ANY (w.tells) AND w.assignee_id IS NOT NULL
    UNION
    SELECT w.rung_id, m.substitute_id FROM work w CROSS JOIN today JOIN mandate m ON m.position_id = w.group_id
       AND m.person_id = w.assignee_id AND m.ended_at IS NULL AND daterange(m.valid_from, m.valid_to, '[]') @> today.day
     WHERE 'holder' = ANY (w.tells)
    UNION
    SELECT posts.rung_id, h.person_id FROM posts JOIN reached_today h ON h.position_id = posts.position_id)
  SELECT w.rung_id AS "rungId", w.step_code AS step, w.task_id AS "taskId", w.kind, w.unless_claimed AS "unlessClaimed",
         w.due_on::text AS "dueOn", today.day - w.due_on AS "daysLate",
         today.day - (w.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "daysHere", w.nominee, w.award, w.proposer,
         holder.full_name AS holder, pe.id AS "personId", pe.email AS address
    FROM told JOIN work w ON w.rung_id = told.rung_id JOIN person pe ON pe.id = told.person_id
    LEFT JOIN person holder ON holder.id = w.assignee_id CROSS JOIN today ORDER BY w.rung_id, pe.id`;
