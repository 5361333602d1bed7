import type { Stage } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { visible } from '../dossiers/visible.js';
import type { Viewer } from '../tasks/viewer.js';

/** SQL: the versions of dossier `d`, of its open task and of the facts on file, as one text: equal while nothing changed. */
export const SEEN = `concat_ws('/', d.version,
    (SELECT t.version FROM human_task t WHERE t.dossier_id = d.id AND t.ended_at IS NULL AND t.concludes),
    (SELECT p.fact_version FROM procedure p WHERE p.kind = 'award-dossier' AND p.id = d.id))`;

/** A dossier as an act on many finds it. Days are 'YYYY-MM-DD'. */
export interface BulkSubject {
  readonly dossierId: string;
  readonly taskId: string | null;
  readonly taskState: string | null;
  readonly holder: string | null;
  readonly nominee: string;
  readonly award: string;
  readonly proposer: string;
  readonly stage: Stage;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  /** Whether its campaign passes the council over (thủ tục đơn giản). */
  readonly simplified: boolean;
  readonly seen: string;
}

/** Those of the dossiers that the viewer may see, in the order asked. */
export function readBulkSubjects(sql: Sql, viewer: Viewer, dossierIds: readonly string[]): Promise<BulkSubject[]> {
  return sql.rows<BulkSubject & Record<string, unknown>>(SUBJECTS, [
    dossierIds,
    viewer.personId,
    viewer.bodyIds,
    viewer.auditor,
  ]);
}

const SUBJECTS = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS at)
  SELECT d.id AS "dossierId", t.id AS "taskId", t.state AS "taskState", holder.full_name AS holder, n.name AS nominee,
         a.name AS award, d.stage, t.due_on::text AS "dueOn", coalesce(t.due_at <= clock.at, false) AS overdue,
         coalesce(jsonb_typeof(c.procedure -> 'simplified') = 'object', false) AS simplified, ${SEEN} AS seen,
         (SELECT b.name FROM body_tenure b WHERE b.body_id = d.body_id ORDER BY b.valid_from DESC LIMIT 1) AS proposer
    FROM clock CROSS JOIN unnest($1::uuid[]) WITH ORDINALITY AS asked (id, ord)
    JOIN dossier d ON d.id = asked.id JOIN nominee n ON n.id = d.nominee_id JOIN award_type a ON a.code = d.award_code
    JOIN campaign c ON c.id = d.campaign_id
    LEFT JOIN human_task t ON t.dossier_id = d.id AND t.ended_at IS NULL AND t.concludes
    LEFT JOIN person holder ON holder.id = t.assignee_id
   WHERE ${visible('$2', '$3', '$4')}
   ORDER BY asked.ord`;
