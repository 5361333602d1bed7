import type { Sql } from '../database.js';

/** A member whose place in a session differs from the council's membership on the meeting's day. */
export interface MembershipDifference {
  readonly personId: string;
  readonly fullName: string;
  /** In the session as convened; null: not a member of it. */
  readonly frozen: Seated | null;
  /** By the council's membership as it now stands for that day; null: no longer a member. */
  readonly now: Seated | null;
}

interface Seated {
  readonly office: string;
  /** Whom he sits for; null: himself. */
  readonly actingFor: string | null;
}

/**
 * SQL: who sits in council $1 on day $2. Whoever is sent in a member's stead takes that member's seat as an ordinary member and
 * votes in his own name; so the seats, the base of every share, stay as many. In the council of a cluster or block (cụm, khối thi đua)
 * the heads of its members of that day sit beside, the head of the year in the chair.
 */
export const SEATED_ON = `
  SELECT coalesce(a.acting_id, m.person_id) AS person_id, CASE WHEN a.acting_id IS NULL THEN m.office ELSE 'member' END AS office,
         CASE WHEN a.acting_id IS NOT NULL THEN m.person_id END AS acting_for
    FROM council_member m LEFT JOIN acting_member a ON a.council_id = m.council_id AND a.member_id = m.person_id
      AND a.valid_from <= $2::date AND $2::date <= a.valid_to
   WHERE m.council_id = $1::uuid AND m.valid_from <= $2::date AND (m.valid_to IS NULL OR $2::date <= m.valid_to)
  UNION ALL
  SELECT coalesce(a.acting_id, head.person_id), CASE WHEN a.acting_id IS NOT NULL THEN 'member' WHEN k.body_id = y.head_id THEN 'chair'
           WHEN k.body_id = y.deputy_id THEN 'vice-chair' ELSE 'member' END, CASE WHEN a.acting_id IS NOT NULL THEN head.person_id END
    FROM council c JOIN cluster_member k ON k.cluster_id = c.body_id AND daterange(k.valid_from, k.valid_to, '[]') @> $2::date
    LEFT JOIN cluster_year y ON y.cluster_id = c.body_id AND y.year = extract(year FROM $2::date)
    CROSS JOIN LATERAL (
      SELECT h.person_id FROM position p JOIN position_holder h ON h.position_id = p.id AND daterange(h.valid_from, h.valid_to, '[]') @> $2::date
       WHERE p.body_id = k.body_id AND p.role = 'unit-head' ORDER BY h.valid_from DESC, h.person_id LIMIT 1) AS head
    LEFT JOIN acting_member a ON a.council_id = c.id AND a.member_id = head.person_id AND a.valid_from <= $2::date AND $2::date <= a.valid_to
   WHERE c.id = $1::uuid`;

/** How the members of a session differ from the council's on the day of its meeting; empty where they agree. */
export async function membershipDifferences(sql: Sql, sessionId: string): Promise<readonly MembershipDifference[]> {
  const [session] = await sql.rows<{ councilId: string; day: string }>(
    `SELECT council_id AS "councilId", (meets_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS day
       FROM council_session WHERE id = $1`,
    [sessionId],
  );
  if (!session) return [];
  return sql.rows<MembershipDifference & Record<string, unknown>>(
    `WITH now AS (${SEATED_ON}), frozen AS (SELECT person_id, office, acting_for FROM session_member WHERE session_id = $3)
     SELECT p.id AS "personId", p.full_name AS "fullName",
            CASE WHEN f.person_id IS NOT NULL THEN json_build_object('office', f.office, 'actingFor', f.acting_for) END AS frozen,
            CASE WHEN n.person_id IS NOT NULL THEN json_build_object('office', n.office, 'actingFor', n.acting_for) END AS now
       FROM now n FULL JOIN frozen f ON f.person_id = n.person_id JOIN person p ON p.id = coalesce(n.person_id, f.person_id)
      WHERE (n.person_id, n.office, n.acting_for) IS DISTINCT FROM (f.person_id, f.office, f.acting_for)
      ORDER BY p.full_name, p.id`,
    [session.councilId, session.day, sessionId],
  );
}
