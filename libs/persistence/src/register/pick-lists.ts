import type { Sql } from '../database.js';

/** One choice of a drop-down: the code that is written, and the name people know it by. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** Awards and bodies in force today, and the targets of a campaign where one is named. */
export async function readPickLists(
  sql: Sql,
  campaignId: string | null,
): Promise<Readonly<Record<'awards' | 'bodies' | 'targets', readonly Choice[]>>> {
  const [found] = await sql.rows<Record<'awards' | 'bodies' | 'targets', readonly Choice[]>>(LISTS, [campaignId]);
  return found!;
}

const PICKED = `coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name) ORDER BY code), '[]')`;

const LISTS = `
  WITH today AS (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day)
  SELECT (SELECT ${PICKED} FROM award_type, today WHERE daterange(valid_from, valid_to, '[]') @> day) AS awards,
         (SELECT ${PICKED} FROM (SELECT b.code, t.name FROM today, body b JOIN body_tenure t ON t.body_id = b.id
                                  WHERE NOT b.outside AND daterange(t.valid_from, t.valid_to, '[]') @> day) AS x) AS bodies,
         (SELECT ${PICKED} FROM target WHERE campaign_id = $1) AS targets`;
