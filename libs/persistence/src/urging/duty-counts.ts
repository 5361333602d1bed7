import type { Sql } from '../database.js';

/** Duties of a kind still owed in a campaign, on the day most of them have. */
export interface DutyCount {
  readonly kind: string;
  readonly name: string;
  readonly dueOn: string;
  /** Whether the day hangs on the campaign's close. */
  readonly fromClose: boolean;
  readonly duties: number;
  readonly ownDeadlines: number;
}

/** What is still owed in a campaign, by kind, in the order of days. A kind whose every duty has a day of its own is not moved. */
export function countDuties(sql: Sql, campaignId: string): Promise<DutyCount[]> {
  return sql.rows<DutyCount & Record<string, unknown>>(
    `SELECT kind, min(name) AS name, mode() WITHIN GROUP (ORDER BY due_on)::text AS "dueOn",
            coalesce(bool_or(due_from = 'close' AND NOT own_deadline), false) AS "fromClose",
            count(*) FILTER (WHERE NOT own_deadline)::int AS duties, count(*) FILTER (WHERE own_deadline)::int AS "ownDeadlines"
       FROM duty WHERE campaign_id = $1 AND settled_at IS NULL AND due_on IS NOT NULL
      GROUP BY kind ORDER BY min(due_on), kind`,
    [campaignId],
  );
}
