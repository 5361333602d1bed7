import type { Sql } from '../database.js';

/** A person to be told something, with the address their messages go to. */
export interface ToldPerson {
  readonly personId: string;
  readonly address: string | null;
}

/** The legal day, to be put before a statement that reads posts. */
export const LEGAL_TODAY = `
  clock AS MATERIALIZED (
    SELECT now, (now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today FROM (SELECT legal_now() AS now) AS n)`;

/** Those a campaign's report goes to: the issuer, Home Affairs, the chair and every member of the issuer's council. */
export function readReportReaders(sql: Sql, campaignId: string): Promise<ToldPerson[]> {
  return sql.rows<ToldPerson & Record<string, unknown>>(
    `WITH ${LEGAL_TODAY}
     SELECT DISTINCT p.id AS "personId", p.email AS address
       FROM campaign c
       JOIN body b ON b.id = c.issuer_body_id
       CROSS JOIN clock
       JOIN LATERAL (
         SELECT h.person_id FROM position o JOIN position_holder h ON h.position_id = o.id
          WHERE (o.body_id = b.id AND o.role IN ('campaign-issuer', 'council-chair')
                 OR o.body_id = b.home_affairs_id AND o.role = 'appraisal-lead')
            AND h.valid_from <= clock.today AND (h.valid_to IS NULL OR h.valid_to >= clock.today)
         UNION
         SELECT m.person_id FROM council k JOIN council_member m ON m.council_id = k.id
          WHERE k.body_id = b.id AND m.valid_from <= clock.today AND (m.valid_to IS NULL OR m.valid_to >= clock.today)
       ) AS told ON true
       JOIN person p ON p.id = told.person_id
      WHERE c.id = $1 ORDER BY p.id`,
    [campaignId],
  );
}
