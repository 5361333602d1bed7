import type { Transaction } from '../transaction.js';

/**
 * Fires the rungs now due of the dossier's open task: the latest is sent, those missed before it are superseded.
 * `holder` is who holds the task, or all its group while nobody does; `home-affairs` the lead of the level's Home Affairs.
 * @returns how many messages were written
 */
export async function fireTaskRungs(tx: Transaction, dossierId: string): Promise<number> {
  await tx.rows(`SELECT FROM human_task WHERE dossier_id = $1 AND ended_at IS NULL FOR UPDATE`, [dossierId]);
  const told = await tx.rows(FIRE, [dossierId]);
  if (told.length > 0) tx.mailWaits();
  return told.length;
}

const FIRE = `
  WITH today AS (SELECT legal_now() AS now, (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day),
  due AS (
    SELECT r.id, row_number() OVER (PARTITION BY r.owner_id ORDER BY r.due_at DESC, r.id) AS nth
      FROM rung r JOIN human_task t ON t.id = r.owner_id AND t.ended_at IS NULL CROSS JOIN today
     WHERE r.subject_id = $1 AND r.outcome IS NULL AND r.due_at <= today.now),
  fired AS (
    UPDATE rung r SET outcome = CASE WHEN due.nth = 1 THEN 'sent' ELSE 'superseded' END, fired_at = today.now
      FROM due, today WHERE r.id = due.id RETURNING r.id, r.owner_id, r.tells, r.outcome),
  work AS (
    SELECT f.id AS rung_id, f.tells, t.assignee_id, t.group_id, t.due_on, t.kind, n.name, a.name AS award,
           coalesce(l.home_affairs_id, l.id) AS lead_body
      FROM fired f JOIN human_task t ON t.id = f.owner_id JOIN dossier d ON d.id = t.dossier_id
      JOIN nominee n ON n.id = d.nominee_id JOIN award_type a ON a.code = d.award_code
      LEFT JOIN body l ON l.id = d.level_body_id
     WHERE f.outcome = 'sent'),
  told AS (
    SELECT w.rung_id, w.assignee_id AS person_id FROM work w WHERE 'holder' = ANY (w.tells) AND w.assignee_id IS NOT NULL
    UNION
    SELECT w.rung_id, h.person_id FROM work w CROSS JOIN today JOIN position_holder h ON h.position_id = w.group_id
       AND daterange(h.valid_from, h.valid_to, '[]') @> today.day
     WHERE 'holder' = ANY (w.tells) AND w.assignee_id IS NULL
    UNION
    SELECT w.rung_id, h.person_id FROM work w CROSS JOIN today
      JOIN position p ON p.body_id = w.lead_body AND p.role = 'appraisal-lead'
      JOIN position_holder h ON h.position_id = p.id AND daterange(h.valid_from, h.valid_to, '[]') @> today.day
     WHERE 'home-affairs' = ANY (w.tells))
  INSERT INTO message (id, key, kind, rung_id, subject_kind, subject_id, person_id, address, title, text, told_at)
  SELECT gen_random_uuid(), 'rung/' || w.rung_id || '/' || pe.id, 'urge', w.rung_id, 'dossier', $1, pe.id, pe.email,
         CASE WHEN w.due_on < today.day THEN 'Quá hạn xử lý hồ sơ: ' ELSE 'Nhắc xử lý hồ sơ: ' END || w.name,
         'Hồ sơ đề nghị ' || w.award || ' của ' || w.name ||
         CASE WHEN w.due_on < today.day THEN ' đã quá hạn từ ngày ' ELSE ' đến hạn ngày ' END || to_char(w.due_on, 'DD/MM/YYYY') || '.',
         today.now
    FROM told JOIN work w ON w.rung_id = told.rung_id JOIN person pe ON pe.id = told.person_id CROSS JOIN today
  ON CONFLICT ON CONSTRAINT message_once DO NOTHING RETURNING id`;
