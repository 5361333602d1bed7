import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { handles } from '../dossiers/visible.js';
import type { Viewer } from '../tasks/viewer.js';

/** One body's opinion as its reader sees it. */
export interface OpinionRecord {
  readonly id: string;
  readonly bodyId: string;
  readonly body: string;
  /** `open`: may still answer; `silent`: the window ended without it; `closed`: no more needed. */
  readonly state: 'open' | 'answered' | 'silent' | 'closed';
  readonly answer: 'agree' | 'disagree' | 'no-comment' | null;
  readonly text: string | null;
  readonly paperSha256: string | null;
  readonly by: string | null;
  readonly recordedAt: string | null;
}

/** One consultation on a dossier. Instants are ISO texts. */
export interface ConsultationRecord {
  readonly id: string;
  readonly round: number;
  readonly questions: string;
  readonly document: string | null;
  readonly minimum: number;
  readonly dueOn: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  readonly asked: number;
  readonly answered: number;
  /** All for those who handle the dossier; a body that was asked sees its own; the unit none. */
  readonly opinions: readonly OpinionRecord[];
}

/** The consultations of a dossier, the oldest first. Whether the caller may see the dossier is asked before. */
export function listConsultations(sql: Sql, viewer: Viewer, dossierId: string): Promise<ConsultationRecord[]> {
  return sql.rows<ConsultationRecord & Record<string, unknown>>(LIST, [
    viewer.personId,
    viewer.bodyIds,
    viewer.auditor,
    dossierId,
  ]);
}

/** By legal time, whether or not a process has recorded it. */
const STATE = `
  CASE WHEN o.answer IN ('agree', 'disagree', 'no-comment') THEN 'answered' WHEN o.answer = 'silent' THEN 'silent'
       WHEN t.ended_at IS NOT NULL THEN 'closed' WHEN k.due_at <= legal_now() THEN 'silent' ELSE 'open' END`;

const LIST = `
  WITH file AS (SELECT d.id, ${handles('$1', '$2', '$3')} AS handled FROM dossier d WHERE d.id = $4)
  SELECT k.id, v.round, CASE WHEN file.handled OR counted.own THEN k.questions ELSE '' END AS questions, k.document, k.minimum,
         k.due_on::text AS "dueOn", p.full_name AS "askedBy", ${ISO('k.asked_at')} AS "askedAt", ${ISO('x.ended_at')} AS "endedAt",
         CASE WHEN file.handled THEN x.end_reason END AS "endReason", counted.asked, counted.answered, counted.opinions
    FROM file JOIN consulted_dossier x ON x.dossier_id = file.id JOIN consultation k ON k.id = x.consultation_id
    JOIN stage_visit v ON v.id = x.visit_id JOIN person p ON p.id = k.asked_by
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS asked, count(*) FILTER (WHERE o.answer IN ('agree', 'disagree', 'no-comment'))::int AS answered,
             bool_or(o.body_id = ANY ($2::uuid[])) AS own,
             coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'bodyId', o.body_id, 'body', b.name, 'state', ${STATE},
               'answer', nullif(o.answer, 'silent'), 'text', o.text, 'paperSha256', o.paper_sha256, 'by', w.full_name,
               'recordedAt', ${ISO('o.recorded_at')}) ORDER BY b.name, o.id)
               FILTER (WHERE file.handled OR o.body_id = ANY ($2::uuid[])), '[]') AS opinions
        FROM opinion o JOIN human_task t ON t.id = o.task_id LEFT JOIN person w ON w.id = o.person_id
        CROSS JOIN LATERAL (SELECT n.name FROM body_tenure n WHERE n.body_id = o.body_id ORDER BY n.valid_from DESC LIMIT 1) AS b
       WHERE o.consultation_id = k.id AND o.dossier_id = file.id) AS counted
   ORDER BY k.asked_at, k.id`;
