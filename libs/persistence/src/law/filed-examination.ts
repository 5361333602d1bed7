import { filedPoints, type FiledPoint, pointsOf } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import { examineAll } from './examine-dossiers.js';
import { readNewestLaw } from './newest-law.js';
import { readOnFile } from './on-file.js';
import { barredBy, refuse } from './refuse-barred.js';

/** What the examination found of dossiers as they are submitted, to be kept with their submission. */
export interface Filed {
  /** null where no law is loaded: nothing is kept then. */
  readonly lawVersion: number | null;
  /** JSON of the points, in the order of the dossiers. */
  readonly findings: readonly (string | null)[];
}

/**
 * Examines dossiers as they are proposed, to their first level or to the next.
 * @throws Problem head-barred, gate-barred, with `items`
 */
export async function examineProposal(tx: Transaction, dossierIds: readonly string[]): Promise<Filed> {
  const [law, onFile] = await Promise.all([readNewestLaw(tx), readOnFile(tx, dossierIds)]);
  const examined = law && (await examineAll(tx, law, onFile, 'proposal'));
  refuse(onFile.flatMap((one, index) => barredBy(one, examined?.[index]?.gates ?? null)));
  if (!examined) return { lawVersion: null, findings: dossierIds.map(() => null) };
  return {
    lawVersion: law.version,
    findings: examined.map(({ assessment, gates, completeness }) =>
      JSON.stringify(filedPoints(pointsOf(assessment, gates, completeness))),
    ),
  };
}

/**
 * SQL of a CTE's statement that keeps what was found with a submission.
 * @param sent name of a CTE (dossier_id, submission_id)
 * @param ids placeholder of the dossiers' ids, in the order of the findings
 */
export const KEEP_FILED = (sent: string, ids: string, lawVersion: string, findings: string): string => `
  INSERT INTO filed_examination (dossier_id, submission_id, law_version, findings)
  SELECT s.dossier_id, s.submission_id, ${lawVersion}::integer, f.findings
    FROM ${sent} s JOIN unnest(${ids}::uuid[], ${findings}::jsonb[]) AS f (dossier_id, findings) ON f.dossier_id = s.dossier_id
   WHERE f.findings IS NOT NULL`;

/** What was found when a dossier was submitted. */
export interface FiledExamination {
  readonly submissionId: string;
  readonly filedAt: string;
  readonly findings: readonly FiledPoint[];
}

/** Of the latest submission to the level the dossier is at; of the latest at all where it is at none yet. */
export async function readFiledExamination(sql: Sql, dossierId: string): Promise<FiledExamination | null> {
  const [filed] = await sql.rows<FiledExamination & Record<string, unknown>>(
    `SELECT f.submission_id AS "submissionId", ${ISO('s.received_at')} AS "filedAt", f.findings
       FROM filed_examination f JOIN submission s ON s.id = f.submission_id JOIN dossier d ON d.id = f.dossier_id
      WHERE f.dossier_id = $1
      ORDER BY (s.to_body_id = d.level_body_id) DESC NULLS LAST, s.received_at DESC, s.id DESC LIMIT 1`,
    [dossierId],
  );
  return filed ?? null;
}
