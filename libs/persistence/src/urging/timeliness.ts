import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';

/** How a body met one duty of a year. Lateness is as frozen when the duty was settled. */
export interface DutyTimeliness {
  readonly dutyId: string;
  readonly campaignId: string;
  readonly campaignTitle: string;
  readonly kind: string;
  readonly name: string;
  readonly dueOn: string;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly late: boolean | null;
  readonly daysLate: number | null;
}

/** Which body and year, and whose campaigns may be looked into. */
export interface TimelinessAsked {
  readonly bodyId: string;
  readonly year: number;
  /** Only campaigns issued by one of these bodies or followed by its Home Affairs; null: all. */
  readonly overseenBy: readonly string[] | null;
}

/** Every duty of a body that fell due in a year, in the order of days; standing duties have no day. */
export function readTimeliness(sql: Sql, { bodyId, year, overseenBy }: TimelinessAsked): Promise<DutyTimeliness[]> {
  return sql.rows<DutyTimeliness & Record<string, unknown>>(
    `SELECT d.id AS "dutyId", d.campaign_id AS "campaignId", c.title AS "campaignTitle", d.kind, d.name, d.due_on::text AS "dueOn",
            ${ISO('d.settled_at')} AS "settledAt", d.settled_by AS "settledBy", d.late, d.days_late AS "daysLate"
       FROM duty d JOIN campaign c ON c.id = d.campaign_id JOIN body b ON b.id = c.issuer_body_id
      WHERE d.body_id = $1 AND d.due_on BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)
        AND ($3::uuid[] IS NULL OR b.id = ANY ($3) OR b.home_affairs_id = ANY ($3))
      ORDER BY d.due_on, d.id`,
    [bodyId, year, overseenBy],
  );
}
