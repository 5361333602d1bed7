import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** Whose results are taken, from which workbook. */
export interface ResultImport {
  readonly id: string;
  readonly campaignId: string;
  /** Of the workbook as it was sent. */
  readonly sha256: string;
  readonly personId: string;
  /** The body whose post the person acts from. */
  readonly bodyId: string;
}

/**
 * Takes the open list. A result the list does not change keeps its version and what was verified of it; one it changes
 * awaits verification anew.
 * @returns how many results were new or changed
 * @throws Problem campaign-not-launched, campaign-closed
 */
export async function importResults(tx: Transaction, by: ResultImport): Promise<number> {
  const campaign = await tx.required<{ stage: string }>(
    'SELECT stage FROM campaign WHERE id = $1 FOR SHARE',
    [by.campaignId],
    'no-such-campaign',
    'Không có phong trào với mã này.',
  );
  if (campaign.stage === 'drafted') throw new Problem('campaign-not-launched', 'Phong trào chưa được phát động.');
  if (campaign.stage === 'archived') throw new Problem('campaign-closed', 'Hồ sơ phong trào đã lưu trữ.');
  await tx.rows('ANALYZE result_line'); // the planner is told how many there are
  const [taken] = await tx.rows<{ n: number }>(TAKE, [by.id, by.campaignId, by.sha256, by.bodyId, by.personId]);
  return taken?.n ?? 0;
}

const TAKE = `
  WITH changed AS (
    INSERT INTO target_result AS known (target_id, body_id, actual, numerator, denominator, level, note, import_id)
    SELECT target_id, body_id, actual, numerator, denominator, level, note, $1 FROM result_line ORDER BY target_id, body_id
    ON CONFLICT (target_id, body_id) DO UPDATE SET actual = excluded.actual, numerator = excluded.numerator,
      denominator = excluded.denominator, level = excluded.level, note = excluded.note, import_id = excluded.import_id,
      filing_id = NULL, verified = NULL, verified_by = NULL, verified_at = NULL, verification_note = NULL,
      version = known.version + 1
      WHERE (known.actual, known.numerator, known.denominator, known.level, known.note)
         IS DISTINCT FROM (excluded.actual, excluded.numerator, excluded.denominator, excluded.level, excluded.note)
    RETURNING target_id, body_id, actual, version),
  kept AS (
    INSERT INTO result_import (id, campaign_id, sha256, body_id, person_id, received_at)
    SELECT $1::uuid, $2::uuid, $3, $4::uuid, $5::uuid, legal_now() WHERE EXISTS (SELECT FROM changed)),
  told AS (
    SELECT t.code, 'target/' || t.id AS subject, jsonb_build_object('body', b.code, 'code', t.code, 'reported', changed.actual,
             'version', changed.version, 'importId', $1::uuid) AS detail
      FROM changed JOIN target t ON t.id = changed.target_id JOIN body b ON b.id = changed.body_id)
  SELECT count(*)::integer AS n,
         append_audits(array_agg(subject ORDER BY subject, detail ->> 'body'), array_agg('report-result'::text),
           array_agg(detail ORDER BY subject, detail ->> 'body'))
    FROM told`;
