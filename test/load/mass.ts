import type { Pool } from 'pg';
import { DISTRICT, HOME_AFFAIRS } from './stock.js';

/** Where dossiers in their hundred thousands stand: not yet submitted, or waiting to be appraised. */
export type MassStage = 'drafted' | 'under-appraisal';

/**
 * Dossiers of a campaign from one number to the next, each with its open task, without papers and without a procedure:
 * rows for whatever reads or changes very many of them. Their ids rise with time, as the product makes them.
 */
export async function fill(pool: Pool, campaignId: string, stage: MassStage, from: number, to: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`SET session_replication_role = replica`); // no keys to check: every row refers to one just written
    for (let begin = from; begin < to; begin += 100_000) {
      const values = [campaignId, begin + 1, Math.min(begin + 100_000, to), DISTRICT, HOME_AFFAIRS, stage];
      await client.query(FILL, values);
    }
    await client.query('SET session_replication_role = origin');
  } finally {
    client.release();
  }
  await pool.query('VACUUM ANALYZE human_task, dossier, stage_visit, nominee');
  await pool.query('CHECKPOINT');
}

/** Ends every open task: what earlier measurements left would be read along. */
export async function emptyQueues(pool: Pool): Promise<void> {
  await pool.query(
    `UPDATE human_task SET state = 'obsolete', ended_at = legal_now(), version = version + 1 WHERE ended_at IS NULL`,
  );
  await pool.query('VACUUM ANALYZE human_task, dossier, stage_visit, nominee');
}

const FILL = `
  WITH planned AS MATERIALIZED (
    SELECT i, uuidv7() AS dossier_id, uuidv7() AS nominee_id, uuidv7() AS visit_id
      FROM generate_series($2::int, $3::int) AS i),
  place AS (
    SELECT CASE WHEN $6 = 'drafted' THEN NULL ELSE level.id END AS level_id, b.id AS body_id, post.id AS group_id,
           CASE WHEN $6 = 'drafted' THEN 'submit-proposal' ELSE 'appraisal' END AS kind
      FROM body level JOIN body b ON b.code = 'xa-binh-lu' JOIN body home ON home.code = $5
      JOIN position post ON post.body_id = CASE WHEN $6 = 'drafted' THEN b.id ELSE home.id END
       AND post.role = CASE WHEN $6 = 'drafted' THEN 'unit-head' ELSE 'appraiser' END WHERE level.code = $4),
  nominated AS (
    INSERT INTO nominee (id, kind, name, title, body_id)
    SELECT nominee_id, 'individual', 'Người được đề nghị ' || dossier_id, 'Công nhân', body_id FROM planned, place),
  proposed AS (
    INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage, level_body_id)
    SELECT dossier_id, $1, nominee_id, 'GK_HUYEN', body_id, 'Hoàn thành vượt mức kế hoạch.', a.person_id, legal_now(), $6, level_id
      FROM planned, place, (SELECT person_id FROM account WHERE username = 'canbo.binhlu') AS a),
  visited AS (
    INSERT INTO stage_visit (id, dossier_id, level_body_id, round, stage, seq, entered_at)
    SELECT visit_id, dossier_id, level_id, 1, $6, 1, legal_now() FROM planned, place)
  INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, created_at)
  SELECT uuidv7(), kind, dossier_id, $1, visit_id, group_id, '2024-01-01'::date + i % 300,
         '2024-01-01T17:00:00Z'::timestamptz + (i % 300) * interval '1 day', legal_now()
    FROM planned, place`;
