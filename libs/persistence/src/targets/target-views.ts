import type { Comparator } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';

/** One version of what a target asks. */
export interface TargetRevision {
  readonly revision: number;
  readonly comparator: Comparator;
  readonly comparatorText: string | null;
  readonly value: number;
  readonly upper: number | null;
  readonly unit: string;
  readonly approximate: boolean;
  readonly tolerance: number | null;
  readonly measuresReduction: boolean;
  readonly baselineText: string | null;
  readonly baselineValue: number | null;
  readonly baselineYear: number | null;
  readonly denominator: number | null;
  readonly basis: string;
  readonly effectiveFrom: string;
  readonly madeAt: string;
  readonly inForce: boolean;
}

/** A target with every version of what it asks, the latest first. */
export interface TargetOnRecord {
  readonly code: string;
  readonly name: string;
  readonly group: string | null;
  readonly subScope: string | null;
  readonly parent: string | null;
  readonly sameAs: string | null;
  readonly perUnit: boolean;
  readonly version: number;
  readonly revisions: readonly TargetRevision[];
}

/** Targets of a campaign by code. @param page `after`: code of the last one shown */
export function readTargets(
  sql: Sql,
  campaignId: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<TargetOnRecord[]> {
  return sql.rows<TargetOnRecord & Record<string, unknown>>(
    `SELECT t.code, t.name, t.group_name AS "group", t.sub_scope AS "subScope", t.parent_code AS parent, t.same_as AS "sameAs",
            t.per_unit AS "perUnit", t.version,
            (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.revision DESC) FROM (
               SELECT v.revision, v.comparator, v.comparator_text AS "comparatorText", v.value, v.upper, v.unit, v.approximate,
                      v.tolerance, v.measures_reduction AS "measuresReduction", v.baseline_text AS "baselineText",
                      v.baseline_value AS "baselineValue", v.baseline_year AS "baselineYear", v.denominator, v.basis,
                      v.effective_from AS "effectiveFrom", ${ISO('v.made_at')} AS "madeAt",
                      v.revision = (SELECT max(w.revision) FROM target_version w WHERE w.target_id = t.id AND (w.revision = 1
                        OR w.effective_from <= least(c.ends_on, (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))) AS "inForce"
                 FROM target_version v WHERE v.target_id = t.id) AS x) AS revisions
       FROM campaign c JOIN target t ON t.campaign_id = c.id
      WHERE c.id = $1 AND ($2::text IS NULL OR t.code > $2) ORDER BY t.code LIMIT $3`,
    [campaignId, page.after, page.limit],
  );
}

/** Bodies with assigned targets in a campaign, by code. @param page `after`: code of the last one shown */
export function readAssignedBodies(
  sql: Sql,
  campaignId: string,
  page: { readonly bodyIds: readonly string[] | null; readonly after: string | null; readonly limit: number },
): Promise<{ id: string; code: string }[]> {
  return sql.rows<{ id: string; code: string }>(
    `SELECT b.id, b.code FROM body b
      WHERE EXISTS (SELECT FROM target_assignment a JOIN target t ON t.id = a.target_id
                     WHERE a.body_id = b.id AND a.ended_at IS NULL AND t.campaign_id = $1)
        AND ($2::uuid[] IS NULL OR b.id = ANY ($2)) AND ($3::text IS NULL OR b.code > $3) ORDER BY b.code LIMIT $4`,
    [campaignId, page.bodyIds, page.after, page.limit],
  );
}
