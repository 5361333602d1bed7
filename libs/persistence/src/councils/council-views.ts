import type { CouncilRules } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { councilRules } from './council-rules.js';
import type { Office } from './session-access.js';

/** A council in the list. */
export interface CouncilSummary {
  readonly code: string;
  readonly name: string;
  readonly bodyCode: string;
  readonly bodyName: string;
  readonly level: string;
  /** Seats on the day asked about. */
  readonly members: number;
}

/** A membership that is in force on the day asked about. Days 'YYYY-MM-DD'. */
export interface CouncilMember {
  readonly personId: string;
  readonly fullName: string;
  readonly office: Office;
  readonly from: string;
  readonly to: string | null;
  /** The decision he was appointed by; null: from the installation's data. */
  readonly document: string | null;
  /** Who sits for him on that day (được cử họp thay); null: nobody. */
  readonly acting: {
    readonly personId: string;
    readonly fullName: string;
    readonly from: string;
    readonly to: string;
    readonly document: string;
  } | null;
}

export interface CouncilDetail extends Omit<CouncilSummary, 'members'> {
  readonly on: string;
  readonly members: readonly CouncilMember[];
  /** Who does which act and the other rules a session called now would keep. */
  readonly rules: CouncilRules;
  readonly version: number;
}

/** All councils, the level of the body first, with their seats on a day. @param on null: the legal day of today */
export function listCouncils(sql: Sql, on: string | null): Promise<CouncilSummary[]> {
  return sql.rows<CouncilSummary & Record<string, unknown>>(
    `WITH day AS MATERIALIZED (SELECT ${DAY} AS it)
     SELECT c.code, c.name, b.code AS "bodyCode", ${BODY_NAME} AS "bodyName", b.level,
            (SELECT count(*)::int FROM council_member m, day
              WHERE m.council_id = c.id AND daterange(m.valid_from, m.valid_to, '[]') @> day.it) AS members
       FROM council c JOIN body b ON b.id = c.body_id ORDER BY b.level, c.code`,
    [on],
  );
}

/** A council with its members on a day; null when there is no such council. */
export async function readCouncil(sql: Sql, code: string, on: string | null): Promise<CouncilDetail | null> {
  const [council] = await sql.rows<Omit<CouncilDetail, 'members' | 'rules'> & { id: string }>(
    `SELECT c.id, c.code, c.name, b.code AS "bodyCode", ${BODY_NAME} AS "bodyName", b.level, c.version, ${DAY}::text AS "on"
       FROM council c JOIN body b ON b.id = c.body_id WHERE c.code = $2`,
    [on, code],
  );
  if (!council) return null;
  const { id, ...detail } = council;
  const members = await sql.rows<CouncilMember & Record<string, unknown>>(
    `SELECT p.id AS "personId", p.full_name AS "fullName", m.office, m.valid_from::text AS "from", m.valid_to::text AS "to", m.document,
            CASE WHEN a.acting_id IS NOT NULL THEN json_build_object('personId', q.id, 'fullName', q.full_name,
              'from', a.valid_from, 'to', a.valid_to, 'document', a.document) END AS acting
       FROM council_member m JOIN person p ON p.id = m.person_id
       LEFT JOIN acting_member a ON a.council_id = m.council_id AND a.member_id = m.person_id
         AND daterange(a.valid_from, a.valid_to, '[]') @> $2::date
       LEFT JOIN person q ON q.id = a.acting_id
      WHERE m.council_id = $1 AND daterange(m.valid_from, m.valid_to, '[]') @> $2::date
      ORDER BY array_position(ARRAY['chair', 'vice-chair', 'standing', 'secretary', 'member'], m.office), p.full_name, p.id`,
    [id, detail.on],
  );
  return { ...detail, members, rules: await councilRules(sql, id) };
}

const DAY = `coalesce($1::date, (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)`;
const BODY_NAME = `(SELECT t.name FROM body_tenure t WHERE t.body_id = b.id ORDER BY t.valid_from DESC LIMIT 1)`;
