import type { Sql } from '../database.js';
import { visible } from '../dossiers/visible.js';
import type { Viewer } from '../tasks/viewer.js';

/** Which dossiers are counted: of a campaign, of the year they were submitted in, or both. */
export interface DefectScope {
  readonly campaignId: string | null;
  readonly year: number | null;
}

/** One kind of defect, as often as it was found. */
export interface DefectCount {
  readonly code: string;
  readonly name: string;
  readonly items: number;
  readonly dossiers: number;
  /** Items the units objected to. */
  readonly objected: number;
}

/** How often dossiers of a scope were sent back, and for what. Days are calendar days, null where nothing was supplied. */
export interface DefectTotals {
  /** Dossiers submitted. */
  readonly dossiers: number;
  /** Of these, sent back for a supplement at least once. */
  readonly returned: number;
  /** Requests for a supplement: one dossier may have had several. */
  readonly requests: number;
  readonly items: number;
  readonly meanDays: number | null;
}

export interface UnitDefects extends DefectTotals {
  readonly bodyId: string;
  readonly body: string;
  readonly defects: readonly { readonly code: string; readonly items: number }[];
}

export interface DefectStatistics {
  readonly total: DefectTotals;
  /** The most frequent first. */
  readonly defects: readonly DefectCount[];
  /** Those sent back most often first. */
  readonly units: readonly UnitDefects[];
}

/** Counts defects over the dossiers a viewer may see: a unit its own, a level those that reached it. */
export async function countDefects(sql: Sql, viewer: Viewer, scope: DefectScope): Promise<DefectStatistics> {
  const [found] = await sql.rows<DefectStatistics & Record<string, unknown>>(COUNT, [
    viewer.personId,
    viewer.bodyIds,
    viewer.auditor,
    scope.campaignId,
    scope.year,
  ]);
  return found!;
}

const TOTALS = (per: string): string => `
  SELECT ${per} count(*)::int AS dossiers, count(*) FILTER (WHERE requests > 0)::int AS returned,
         coalesce(sum(requests), 0)::int AS requests, coalesce(sum(items), 0)::int AS items,
         round((sum(days) / nullif(sum(supplied), 0))::numeric, 1)::float8 AS "meanDays" FROM per_dossier`;

const COUNT = `
  WITH scope AS MATERIALIZED (
    SELECT d.id, d.body_id FROM dossier d JOIN submission s ON s.id = d.submission_id
     WHERE ($4::uuid IS NULL OR d.campaign_id = $4)
       AND ($5::integer IS NULL OR s.received_on BETWEEN make_date($5, 1, 1) AND make_date($5, 12, 31))
       AND ${visible('$1', '$2', '$3')}),
  item AS MATERIALIZED (
    SELECT i.dossier_id, scope.body_id, i.visit_id, i.defect_code, i.defect_name, i.asked_at, a.answer, a.answered_at
      FROM scope JOIN supplement_item i ON i.dossier_id = scope.id LEFT JOIN supplement_answer a ON a.item_id = i.id),
  request AS (
    SELECT dossier_id, count(*) AS items, max(extract(epoch FROM answered_at - asked_at)) / 86400 AS days
      FROM item GROUP BY dossier_id, visit_id),
  per_dossier AS MATERIALIZED (
    SELECT scope.id, scope.body_id, count(request.items) AS requests, sum(request.items) AS items,
           sum(request.days) AS days, count(request.days) AS supplied
      FROM scope LEFT JOIN request ON request.dossier_id = scope.id GROUP BY scope.id, scope.body_id),
  total AS (${TOTALS('')}),
  defect AS (
    SELECT defect_code AS code, max(defect_name) AS name, count(*)::int AS items, count(DISTINCT dossier_id)::int AS dossiers,
           count(*) FILTER (WHERE answer = 'objected')::int AS objected FROM item GROUP BY defect_code),
  per_unit AS (${TOTALS('body_id AS "bodyId",')} GROUP BY body_id),
  of_unit AS (
    SELECT body_id, jsonb_agg(jsonb_build_object('code', code, 'items', items) ORDER BY items DESC, code) AS defects
      FROM (SELECT body_id, defect_code AS code, count(*)::int AS items FROM item GROUP BY body_id, defect_code) AS counted
     GROUP BY body_id),
  unit AS (
    SELECT per_unit.*, n.name AS body, coalesce(of_unit.defects, '[]') AS defects
      FROM per_unit LEFT JOIN of_unit ON of_unit.body_id = per_unit."bodyId"
      CROSS JOIN LATERAL (SELECT t.name FROM body_tenure t WHERE t.body_id = per_unit."bodyId"
                           ORDER BY t.valid_from DESC LIMIT 1) AS n)
  SELECT (SELECT to_jsonb(total) FROM total) AS total,
         (SELECT coalesce(jsonb_agg(to_jsonb(defect) ORDER BY items DESC, code), '[]') FROM defect) AS defects,
         (SELECT coalesce(jsonb_agg(to_jsonb(unit) ORDER BY returned DESC, items DESC, body), '[]') FROM unit) AS units`;
