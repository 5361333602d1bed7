import type { DossierFile, Level, Visit } from '@bangvang/contracts';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/**
 * Reads what is on a dossier's file for a visit, in one statement and so of one moment, and records how far the
 * procedure has followed: to that moment while nothing concludes the visit, else to `sinceVersion`.
 * @param sinceVersion the version whose fact moved the procedure; 0 when it only looks
 */
export async function followFile(tx: Transaction, visit: Visit, sinceVersion: number): Promise<DossierFile> {
  const file = await tx.one<DossierFile & Record<string, unknown>>(FOLLOW, [
    visit.dossierId,
    visit.levelBodyId,
    visit.round,
    visit.stage,
    sinceVersion,
  ]);
  return file!;
}

/**
 * The file of a visit the simplified procedure does not stop at: concluded by the law itself. Nothing is opened, and how
 * far the procedure has followed is recorded at the stage it enters next.
 * @source Law 06/2022/QH15, Art. 85
 */
export async function passOver(tx: Transaction, dossierId: string): Promise<DossierFile> {
  const file = await tx.one<{ version: number; withdrawn: boolean }>(
    `SELECT coalesce((SELECT fact_version FROM procedure WHERE kind = 'award-dossier' AND id = $1), 0) AS version,
            EXISTS (SELECT FROM withdrawal WHERE dossier_id = $1) AS withdrawn`,
    [dossierId],
  );
  return { ...file!, visit: null, outcome: 'passed-over', wakeAt: null };
}

/** The level that receives the dossier next; null where nobody is competent. */
export async function findLevelAbove(sql: Sql, dossierId: string, fromBodyId: string | null): Promise<Level | null> {
  const [level] = await sql.rows<Level & Record<string, unknown>>(
    'SELECT body_id AS "bodyId", decides, outside FROM level_above($1, $2)',
    [dossierId, fromBodyId],
  );
  return level ?? null;
}

const FOLLOW = `
  WITH file AS (
    SELECT coalesce((SELECT fact_version FROM procedure WHERE kind = 'award-dossier' AND id = $1), 0) AS version,
           visited.visit, visited.outcome, EXISTS (SELECT FROM withdrawal WHERE dossier_id = $1) AS withdrawn,
           (SELECT min(r.due_at) FROM rung r JOIN human_task t ON t.id = r.owner_id
             WHERE r.subject_id = $1 AND r.outcome IS NULL AND t.ended_at IS NULL) AS due_at
      FROM (SELECT) AS one LEFT JOIN (
        SELECT v.seq AS visit, c.outcome FROM stage_visit v LEFT JOIN conclusion c ON c.visit_id = v.id
         WHERE v.dossier_id = $1 AND v.level_body_id = $2 AND v.round = $3 AND v.stage = $4) AS visited ON true),
  followed AS (
    UPDATE procedure p SET due_at = file.due_at, followed_version =
           greatest(p.followed_version, CASE WHEN file.outcome IS NULL AND NOT file.withdrawn THEN file.version ELSE $5 END)
      FROM file WHERE p.kind = 'award-dossier' AND p.id = $1)
  SELECT version, visit, outcome, withdrawn, ceil(extract(epoch FROM real_instant(due_at)) * 1000)::float8 AS "wakeAt" FROM file`;
