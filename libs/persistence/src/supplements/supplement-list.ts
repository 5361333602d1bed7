import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';

/** One request of a supplement with its items and what the unit did about each. Instants are ISO texts. */
export interface SupplementRecord {
  readonly round: number;
  /** Stage in which it was asked: `submitted` at reception, `under-appraisal`. */
  readonly stage: string;
  readonly level: string | null;
  readonly reasons: string | null;
  readonly askedAt: string;
  readonly askedBy: string;
  /** When it was answered, and with which sending; null while the unit has the dossier. */
  readonly answeredAt: string | null;
  readonly answeredIn: number | null;
  readonly items: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly paperCode: string | null;
    readonly note: string | null;
    readonly answer: 'supplied' | 'objected' | null;
    readonly paperId: string | null;
    readonly answerNote: string | null;
  }[];
}

/** Every supplement a dossier was asked for, the oldest first. Whether the caller may see it is asked before. */
export function listSupplements(sql: Sql, dossierId: string): Promise<SupplementRecord[]> {
  return sql.rows<SupplementRecord & Record<string, unknown>>(
    `SELECT v.round, v.stage, l.name AS level, c.content ->> 'reasons' AS reasons, ${ISO('c.recorded_at')} AS "askedAt",
            p.full_name AS "askedBy", ${ISO('asked.answered_at')} AS "answeredAt", asked.sending AS "answeredIn", asked.items
       FROM stage_visit v JOIN conclusion c ON c.visit_id = v.id JOIN person p ON p.id = c.person_id
       LEFT JOIN LATERAL (SELECT t.name FROM body_tenure t WHERE t.body_id = v.level_body_id
                           ORDER BY t.valid_from DESC LIMIT 1) AS l ON true
       JOIN LATERAL (
         SELECT max(a.answered_at) AS answered_at, max(a.sending) AS sending,
                jsonb_agg(jsonb_build_object('id', i.id, 'code', i.defect_code, 'name', i.defect_name, 'paperCode', i.paper_code,
                  'note', i.note, 'answer', a.answer, 'paperId', a.paper_id, 'answerNote', a.note) ORDER BY i.ord) AS items
           FROM supplement_item i LEFT JOIN supplement_answer a ON a.item_id = i.id WHERE i.visit_id = v.id) AS asked
         ON asked.items IS NOT NULL
      WHERE v.dossier_id = $1 ORDER BY v.seq`,
    [dossierId],
  );
}
