import { ISO } from '../campaigns/campaign-record.js';
import { BODY_NAME } from '../campaigns/campaign-views.js';
import type { Sql } from '../database.js';

/** A late duty of a campaign, with what has been done about it. Instants ISO, days 'YYYY-MM-DD'. */
export interface OverdueDuty {
  readonly dutyId: string;
  readonly bodyId: string;
  readonly bodyCode: string;
  readonly bodyName: string;
  readonly kind: string;
  readonly name: string;
  readonly dueOn: string;
  readonly dueAt: string;
  /** How often its body was urged under the present deadline, and when last. */
  readonly timesTold: number;
  readonly lastToldAt: string | null;
  readonly lastStep: string | null;
  /** Whether it stands on the list sent to the issuer. */
  readonly listed: boolean;
  readonly letters: readonly { readonly id: string; readonly state: string; readonly number: string | null }[];
  /** Legal time of the answer, ms since the epoch. */
  readonly now: number;
}

/** Which of them. */
export interface OverduePage {
  readonly campaignId: string;
  readonly bodyIds: readonly string[] | null;
  /** Instant of the due day's end (ISO) and id of the last one shown. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** Duties past their day that nobody has settled, those held left out; the longest late first. */
export function listOverdue(sql: Sql, { campaignId, bodyIds, after, limit }: OverduePage): Promise<OverdueDuty[]> {
  return sql.rows<OverdueDuty & Record<string, unknown>>(OVERDUE, [campaignId, bodyIds, after?.[0], after?.[1], limit]);
}

const OVERDUE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now)
  SELECT d.id AS "dutyId", d.body_id AS "bodyId", own.code AS "bodyCode", n.name AS "bodyName", d.kind, d.name,
         d.due_on::text AS "dueOn", ${ISO('d.due_at')} AS "dueAt", told.times AS "timesTold", ${ISO('told.last_at')} AS "lastToldAt",
         told.last_step AS "lastStep", told.listed, coalesce(written.letters, '[]') AS letters,
         (extract(epoch FROM clock.now) * 1000)::float8 AS now
    FROM clock CROSS JOIN duty d JOIN campaign c ON c.id = d.campaign_id JOIN body own ON own.id = d.body_id
    ${BODY_NAME}
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS times, max(r.fired_at) AS last_at, (array_agg(r.step_code ORDER BY r.due_at DESC))[1] AS last_step,
             coalesce(bool_or(r.overdue_list), false) AS listed
        FROM rung r WHERE r.owner_id = d.id AND r.deadline_rev = d.deadline_rev AND r.outcome = 'sent') AS told
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', l.id, 'state', l.state, 'number', l.number) ORDER BY l.drafted_at) AS letters
        FROM urging_letter_duty x JOIN urging_letter l ON l.id = x.letter_id WHERE x.duty_id = d.id) AS written
   WHERE d.campaign_id = $1 AND d.settled_at IS NULL AND d.held_at IS NULL AND d.due_at <= clock.now
     AND ($2::uuid[] IS NULL OR d.body_id = ANY ($2)) AND ($3::timestamptz IS NULL OR (d.due_at, d.id) > ($3, $4::uuid))
   ORDER BY d.due_at, d.id LIMIT $5`;
