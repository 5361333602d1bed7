import type { Sql } from '../database.js';
import { ISO } from './campaign-record.js';
import { BODY_NAME } from './campaign-views.js';

/** A duty as people see it. Instants ISO, days 'YYYY-MM-DD'. */
export interface DutyView {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignTitle: string;
  readonly issuerBodyId: string;
  readonly homeAffairsId: string | null;
  readonly bodyId: string;
  readonly bodyCode: string;
  readonly bodyName: string;
  readonly kind: string;
  readonly name: string;
  readonly sourceRef: string;
  readonly nature: 'barring' | 'chasing' | 'standing';
  readonly dueOn: string | null;
  readonly dueAt: string | null;
  /** Whole seconds of legal time left; negative once it is overdue; null for a standing or settled duty. */
  readonly secondsLeft: number | null;
  readonly overdue: boolean;
  readonly ownDeadline: boolean;
  readonly settledAt: string | null;
  readonly settledBy: 'filing' | 'excuse' | 'close' | 'withdrawal' | null;
  readonly late: boolean | null;
  /** Working days late, frozen when it was settled. */
  readonly daysLate: number | null;
  /** Time stands still since then: nobody is urged. */
  readonly heldAt: string | null;
  readonly holdReason: string | null;
  /** What an urging note asks. */
  readonly instructions: string | null;
  readonly excuse: string | null;
  readonly filing: Readonly<Record<string, unknown>> | null;
  readonly version: number;
}

/** Which duties of which bodies. `after`: the cursor of the last one shown, as `dutyKey` gives it. */
export interface DutyFilter {
  readonly campaignId: string | null;
  /** null: of every body. */
  readonly bodyIds: readonly string[] | null;
  readonly settled: boolean | null;
  readonly overdue: boolean | null;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Duties, the open ones first, then by their day; standing ones last. */
export function listDuties(sql: Sql, filter: DutyFilter): Promise<DutyView[]> {
  const [settled = null, dueAt = null, id = null] = filter.after ?? [];
  return sql.rows<DutyView & Record<string, unknown>>(
    `WITH clock AS MATERIALIZED (SELECT legal_now() AS now)
     SELECT ${COLUMNS} FROM ${FROM}
      WHERE ($1::uuid IS NULL OR d.campaign_id = $1) AND ($2::uuid[] IS NULL OR d.body_id = ANY ($2))
        AND ($3::boolean IS NULL OR (d.settled_at IS NOT NULL) = $3)
        AND ($4::boolean IS NULL OR coalesce(d.settled_at IS NULL AND d.due_at <= clock.now, false) = $4)
        AND ($5::boolean IS NULL OR (d.settled_at IS NOT NULL, coalesce(d.due_at, 'infinity'), d.id) > ($5, $6::timestamptz, $7::uuid))
      ORDER BY d.settled_at IS NOT NULL, coalesce(d.due_at, 'infinity'), d.id LIMIT $8`,
    [filter.campaignId, filter.bodyIds, filter.settled, filter.overdue, settled, dueAt, id, filter.limit],
  );
}

/** What a page of duties ends with, for the next one. */
export function dutyKey(duty: DutyView): readonly string[] {
  return [String(duty.settledAt !== null), duty.dueAt ?? 'infinity', duty.id];
}

export async function findDuty(sql: Sql, dutyId: string): Promise<DutyView | null> {
  const [found] = await sql.rows<DutyView & Record<string, unknown>>(
    `WITH clock AS MATERIALIZED (SELECT legal_now() AS now) SELECT ${COLUMNS} FROM ${FROM} WHERE d.id = $1`,
    [dutyId],
  );
  return found ?? null;
}

const COLUMNS = `
  d.id, d.campaign_id AS "campaignId", c.title AS "campaignTitle", c.issuer_body_id AS "issuerBodyId",
  b.home_affairs_id AS "homeAffairsId", d.body_id AS "bodyId", own.code AS "bodyCode", n.name AS "bodyName", d.kind, d.name,
  d.source_ref AS "sourceRef", d.nature, d.due_on::text AS "dueOn", ${ISO('d.due_at')} AS "dueAt",
  CASE WHEN d.settled_at IS NULL THEN floor(extract(epoch FROM d.due_at - clock.now))::int END AS "secondsLeft",
  coalesce(d.settled_at IS NULL AND d.due_at <= clock.now, false) AS overdue, d.own_deadline AS "ownDeadline",
  ${ISO('d.settled_at')} AS "settledAt", d.settled_by AS "settledBy", d.late, d.days_late AS "daysLate",
  ${ISO('d.held_at')} AS "heldAt", d.hold_reason AS "holdReason", d.instructions, d.excuse,
  CASE WHEN f.id IS NOT NULL THEN f.content || jsonb_build_object('receivedAt', ${ISO('f.received_at')},
    'receivedOn', f.received_on, 'late', f.late, 'fileSha256', f.file_sha256) END AS filing,
  d.version`;

const FROM = `
  clock CROSS JOIN duty d JOIN campaign c ON c.id = d.campaign_id JOIN body b ON b.id = c.issuer_body_id
  JOIN body own ON own.id = d.body_id
  ${BODY_NAME}
  LEFT JOIN filing f ON f.duty_id = d.id AND f.returned_at IS NULL`;
