import { type ItemAnswer, type ItemOnFile, Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/** The items a dossier's unit has not answered yet, in the order they were asked. */
export function readOpenItems(sql: Sql, dossierId: string): Promise<ItemOnFile[]> {
  return sql.rows<ItemOnFile & Record<string, unknown>>(
    `SELECT i.id, i.defect_code AS code, i.defect_name AS name, i.paper_code AS "paperCode", i.note
       FROM supplement_item i WHERE i.dossier_id = $1
        AND NOT EXISTS (SELECT FROM supplement_answer a WHERE a.item_id = i.id) ORDER BY i.asked_at, i.ord`,
    [dossierId],
  );
}

/**
 * Puts what the unit did about each item on file, with the supplement it has just sent in.
 * @throws Problem invalid-input for a paper that is not one of the dossier's present ones
 */
export async function answerItems(
  tx: Transaction,
  dossierId: string,
  personId: string,
  answers: readonly ItemAnswer[],
): Promise<void> {
  if (answers.length === 0) return;
  const kept = await tx.rows(ANSWER, [dossierId, personId, JSON.stringify(answers)]);
  if (kept.length === answers.length) return;
  throw new Problem('invalid-input', 'Giấy tờ trả lời một mục phải là giấy tờ hiện có của hồ sơ này.');
}

const ANSWER = `
  INSERT INTO supplement_answer (item_id, visit_id, sending, answer, paper_id, note, person_id, answered_at)
  SELECT i.id, v.id, (SELECT max(s.nth) FROM dossier_sending s WHERE s.dossier_id = $1), a.answer, p.id, a.note, $2, legal_now()
    FROM jsonb_to_recordset($3) AS a ("itemId" uuid, answer text, "paperId" uuid, note text)
    JOIN supplement_item i ON i.id = a."itemId" AND i.dossier_id = $1
    JOIN stage_visit v ON v.dossier_id = $1 AND v.left_at IS NULL
    LEFT JOIN paper p ON p.id = a."paperId" AND p.dossier_id = $1 AND p.replaced_at IS NULL
   WHERE a."paperId" IS NULL OR p.id IS NOT NULL
  RETURNING item_id`;
