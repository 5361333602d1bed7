import type { Sql } from '../database.js';
import { HEARS, POSTS } from '../urging/posts.js';
import { VERSION_IN_FORCE } from '../targets/version-in-force.js';
import { CAMPAIGN_COLUMNS, CAMPAIGN_FROM, type CampaignRecord, ISO } from './campaign-record.js';

/** A campaign in a list. */
export type CampaignSummary = Omit<CampaignRecord, 'document' | 'procedure'>;

/**
 * Campaigns, the youngest first. Drafts are listed to their issuers only.
 * @param filter `bodyIds`: bodies whose drafts may be seen; null: of all bodies
 */
export function listCampaigns(
  sql: Sql,
  filter: { readonly bodyIds: readonly string[] | null; readonly after: string | null; readonly limit: number },
): Promise<CampaignSummary[]> {
  return sql.rows<CampaignSummary & Record<string, unknown>>(
    `SELECT ${CAMPAIGN_COLUMNS} FROM ${CAMPAIGN_FROM}
      WHERE (c.stage <> 'drafted' OR $1::uuid[] IS NULL OR c.issuer_body_id = ANY ($1) OR b.home_affairs_id = ANY ($1))
        AND ($2::uuid IS NULL OR c.id < $2)
      ORDER BY c.id DESC LIMIT $3`,
    [filter.bodyIds, filter.after, filter.limit],
  );
}

/** A target with what it asks now. */
export interface TargetView {
  readonly code: string;
  readonly name: string;
  readonly comparator: string;
  readonly value: number;
  readonly unit: string;
  readonly measuresReduction: boolean;
  readonly baselineValue: number | null;
  readonly subScope: string | null;
  readonly perUnit: boolean;
}

export function listTargets(sql: Sql, campaignId: string): Promise<TargetView[]> {
  return sql.rows<TargetView & Record<string, unknown>>(
    `SELECT t.code, t.name, v.comparator, v.value::float8, v.unit, v.measures_reduction AS "measuresReduction",
            v.baseline_value::float8 AS "baselineValue", t.sub_scope AS "subScope", t.per_unit AS "perUnit"
       FROM campaign c JOIN target t ON t.campaign_id = c.id ${VERSION_IN_FORCE} WHERE c.id = $1 ORDER BY t.code`,
    [campaignId],
  );
}

/** One revision of a deadline. */
export interface DeadlineView {
  readonly revision: number;
  readonly dueOn: string;
  readonly dueAt: string;
  readonly basis: string;
  readonly madeAt: string;
}

/** Every revision of a deadline, the oldest first. @param ownerKind campaign, duty, … */
export function listDeadlines(sql: Sql, ownerKind: string, ownerId: string): Promise<DeadlineView[]> {
  return sql.rows<DeadlineView & Record<string, unknown>>(
    `SELECT revision, due_on::text AS "dueOn", ${ISO('due_at')} AS "dueAt", basis, ${ISO('made_at')} AS "madeAt"
       FROM deadline_revision WHERE owner_kind = $1 AND owner_id = $2 ORDER BY revision`,
    [ownerKind, ownerId],
  );
}

/** A rung of the ladder as people look at it: what has been sent, what is ahead. */
export interface RungView {
  readonly id: string;
  readonly dutyId: string;
  readonly dutyName: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly step: string;
  readonly tells: readonly string[];
  /** Who that is, today: the posts told, with their holders. */
  readonly told: readonly { readonly title: string; readonly name: string }[];
  readonly channels: readonly string[];
  /** Whether a letter is drafted for signature. */
  readonly letter: boolean;
  readonly overdueList: boolean;
  readonly dueAt: string;
  readonly deadlineRev: number;
  readonly outcome: 'sent' | 'superseded' | 'void' | null;
  readonly firedAt: string | null;
}

/**
 * Rungs of a campaign in the order of time.
 * @param page `bodyIds`: of these bodies only; `after`: instant (ISO) and id of the last one shown
 */
export function listRungs(
  sql: Sql,
  campaignId: string,
  page: {
    readonly bodyIds: readonly string[] | null;
    /** Those not fired yet. */
    readonly aheadOnly: boolean;
    readonly after: readonly [string, string] | null;
    readonly limit: number;
  },
): Promise<RungView[]> {
  return sql.rows<RungView & Record<string, unknown>>(
    `WITH ${POSTS}
     SELECT r.id, d.id AS "dutyId", d.name AS "dutyName", d.body_id AS "bodyId", n.name AS "bodyName", r.step_code AS step,
            r.tells, coalesce(people.told, '[]') AS told, r.channels, r.letter IS NOT NULL AS letter, r.overdue_list AS "overdueList", ${ISO('r.due_at')} AS "dueAt", r.deadline_rev AS "deadlineRev",
            r.outcome, ${ISO('r.fired_at')} AS "firedAt"
       FROM rung r
       JOIN duty d ON d.id = r.owner_id
       JOIN campaign c ON c.id = d.campaign_id
       JOIN body b ON b.id = c.issuer_body_id
       ${BODY_NAME}
       CROSS JOIN LATERAL (
         SELECT jsonb_agg(DISTINCT jsonb_build_object('title', post.title, 'name', post.full_name)) AS told
           FROM (SELECT r.tells, d.body_id, b.id AS issuer_id, b.home_affairs_id) AS f JOIN post ON ${HEARS}) AS people
      WHERE r.subject_id = $1 AND r.owner_kind = 'duty' AND ($2::uuid[] IS NULL OR d.body_id = ANY ($2))
        AND ($3::timestamptz IS NULL OR (r.due_at, r.id) > ($3, $4::uuid))
        AND (NOT $6 OR r.outcome IS NULL)
      ORDER BY r.due_at, r.id LIMIT $5`,
    [campaignId, page.bodyIds, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit, page.aheadOnly],
  );
}

/** The name a duty's body bears, or last bore, up to the campaign's end. Joins `d` and `c`. */
export const BODY_NAME = `
  CROSS JOIN LATERAL (SELECT t.name FROM body_tenure t WHERE t.body_id = d.body_id
    ORDER BY (t.valid_from <= c.ends_on) DESC, t.valid_from DESC LIMIT 1) AS n`;
