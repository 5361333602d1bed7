import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { visible } from '../dossiers/visible.js';
import type { Viewer } from '../tasks/viewer.js';

/** Where a page of decisions begins: the last one shown before. */
export interface AfterDecision {
  readonly at: string;
  readonly id: string;
}

/** A decision with the dossiers the viewer may see. */
export interface DecisionRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly bodyName: string;
  readonly outcome: 'decided' | 'refused';
  readonly number: string | null;
  readonly datedOn: string;
  readonly signedAt: string;
  readonly signedBy: string;
  readonly reason: string | null;
  readonly publishedAt: string | null;
  readonly dossiers: readonly { readonly dossierId: string; readonly nominee: string; readonly award: string }[];
}

/** Decisions on dossiers the viewer may see, newest first. */
export function listDecisions(
  sql: Sql,
  viewer: Viewer,
  page: { readonly campaignId: string | null; readonly after: AfterDecision | null; readonly rows: number },
): Promise<DecisionRecord[]> {
  return sql.rows<DecisionRecord & Record<string, unknown>>(LIST, [
    viewer.personId,
    viewer.bodyIds,
    viewer.auditor,
    page.campaignId,
    page.after?.at ?? null,
    page.after?.id ?? null,
    page.rows,
  ]);
}

/** What everybody may read of a published decision. */
export interface PublicDecision {
  readonly id: string;
  readonly number: string;
  readonly datedOn: string;
  readonly bodyName: string;
  readonly publishedAt: string;
  readonly commended: readonly { readonly name: string; readonly award: string }[];
}

/** Published decisions, the latest publication first. */
export function listPublicDecisions(
  sql: Sql,
  page: { readonly after: AfterDecision | null; readonly rows: number },
): Promise<PublicDecision[]> {
  return sql.rows<PublicDecision & Record<string, unknown>>(PUBLIC, [
    page.after?.at ?? null,
    page.after?.id ?? null,
    page.rows,
  ]);
}

const NAME_ON = (body: string, day: string): string =>
  `(SELECT t.name FROM body_tenure t WHERE t.body_id = ${body} ORDER BY (t.valid_from <= ${day}) DESC, t.valid_from DESC LIMIT 1)`;

const LIST = `
  SELECT x.id, x.campaign_id AS "campaignId", ${NAME_ON('x.body_id', 'x.dated_on')} AS "bodyName", x.outcome, x.number,
         x.dated_on::text AS "datedOn", ${ISO('x.signed_at')} AS "signedAt", p.full_name AS "signedBy", x.reason,
         ${ISO('x.published_at')} AS "publishedAt", seen.dossiers
    FROM decision x JOIN person p ON p.id = x.signed_by
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('dossierId', d.id, 'nominee', n.name, 'award', a.name) ORDER BY n.name) AS dossiers
        FROM decision_dossier i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
        JOIN award_type a ON a.code = d.award_code WHERE i.decision_id = x.id AND ${visible('$1', '$2', '$3')}) AS seen
   WHERE seen.dossiers IS NOT NULL AND ($4::uuid IS NULL OR x.campaign_id = $4)
     AND ($5::timestamptz IS NULL OR (x.signed_at, x.id) < ($5, $6::uuid))
   ORDER BY x.signed_at DESC, x.id DESC LIMIT $7`;

const PUBLIC = `
  SELECT x.id, x.number, x.dated_on::text AS "datedOn", ${NAME_ON('x.body_id', 'x.dated_on')} AS "bodyName",
         ${ISO('x.published_at')} AS "publishedAt",
         (SELECT jsonb_agg(jsonb_build_object('name', n.name, 'award', a.name) ORDER BY n.name)
            FROM decision_dossier i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
            JOIN award_type a ON a.code = d.award_code WHERE i.decision_id = x.id) AS commended
    FROM decision x
   WHERE x.published_at IS NOT NULL AND ($1::timestamptz IS NULL OR (x.published_at, x.id) < ($1, $2::uuid))
   ORDER BY x.published_at DESC, x.id DESC LIMIT $3`;
