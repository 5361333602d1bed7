import type { Transaction } from '../transaction.js';
import { VERSION_IN_FORCE } from './version-in-force.js';

/** What one line of a list of results is about. */
export interface ResultPlace {
  readonly targetCode: string;
  readonly bodyCode: string;
}

/** The target and body a line means, and what the target asks today. Null where there is none. */
export interface PlaceFound {
  readonly targetId: string | null;
  readonly bodyId: string | null;
  readonly assigned: boolean;
  readonly revision: number;
  readonly subScope: string | null;
  readonly unit: string;
  readonly measuresReduction: boolean;
  /** The body's own, where it was given one. */
  readonly baselineValue: number | null;
}

/** One result to take; `actual` in the target's own unit, with the figures it was worked out from. */
export interface ResultLine {
  /** Where it stands in the file, for the refusals. */
  readonly row: number;
  readonly targetId: string;
  readonly bodyId: string;
  readonly actual: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly level: number | null;
  readonly note: string | null;
}

/** What the places of a campaign's list mean, in their order. */
export function findResultPlaces(
  tx: Transaction,
  campaignId: string,
  places: readonly ResultPlace[],
): Promise<PlaceFound[]> {
  return tx.rows<PlaceFound & Record<string, unknown>>(PLACES, [
    campaignId,
    places.map(({ targetCode }) => targetCode),
    places.map(({ bodyCode }) => bodyCode),
  ]);
}

/** Opens an empty list, which lives as long as the transaction. */
export async function openResultList(tx: Transaction): Promise<void> {
  await tx.rows(LINES);
}

/** Adds lines to the open list. */
export async function addResultLines(tx: Transaction, lines: readonly ResultLine[]): Promise<void> {
  await tx.rows(FILL, [JSON.stringify(lines)]);
}

/** Lines that say again what another says, each with the first one's row. */
export function findDoubledResults(tx: Transaction): Promise<{ row: number; first: number }[]> {
  return tx.rows<{ row: number; first: number }>(DOUBLED);
}

const PLACES = `
  WITH asked AS MATERIALIZED (
    SELECT t.id, t.code, t.sub_scope, v.revision, v.unit, v.measures_reduction, v.baseline_value
      FROM campaign c JOIN target t ON t.campaign_id = c.id ${VERSION_IN_FORCE} WHERE c.id = $1)
  SELECT t.id AS "targetId", b.id AS "bodyId", a.target_id IS NOT NULL AS assigned, t.revision, t.sub_scope AS "subScope", t.unit,
         t.measures_reduction AS "measuresReduction", coalesce(a.baseline_value, t.baseline_value)::float8 AS "baselineValue"
    FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS x (target_code, body_code, n)
    LEFT JOIN asked t ON t.code = x.target_code
    LEFT JOIN body b ON b.code = x.body_code
    LEFT JOIN target_assignment a ON a.target_id = t.id AND a.body_id = b.id AND a.ended_at IS NULL
   ORDER BY x.n`;

const LINES = `
  CREATE TEMPORARY TABLE result_line (row integer, target_id uuid, body_id uuid, actual numeric, numerator numeric,
    denominator numeric, level numeric, note text) ON COMMIT DROP`;

const FILL = `
  INSERT INTO result_line
  SELECT row, "targetId", "bodyId", actual, numerator, denominator, level, note
    FROM jsonb_to_recordset($1::jsonb) AS x (row integer, "targetId" uuid, "bodyId" uuid, actual numeric, numerator numeric,
         denominator numeric, level numeric, note text)`;

const DOUBLED = `
  SELECT row, first FROM (SELECT row, min(row) OVER (PARTITION BY target_id, body_id) AS first FROM result_line) AS d
   WHERE row > first ORDER BY row`;
