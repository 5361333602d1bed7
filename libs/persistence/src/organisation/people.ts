import type { Role } from '@bangvang/contracts';
import type { Sql } from '../database.js';
import { LEGAL_DAY } from './legal-day.js';

export interface PersonView {
  readonly id: string;
  readonly code: string;
  readonly fullName: string;
  readonly posts: readonly { readonly bodyCode: string; readonly role: Role; readonly title: string }[];
}

/**
 * People holding a post on the legal day, by code.
 * @param bodyCode only those with a post in this body; null for all
 * @param after code of the last person of the page before
 */
export function listPeople(
  sql: Sql,
  bodyCode: string | null,
  after: string | null,
  limit: number,
): Promise<PersonView[]> {
  return sql.rows<PersonView & Record<string, unknown>>(
    `SELECT p.id, p.code, p.full_name AS "fullName",
            jsonb_agg(jsonb_build_object('bodyCode', b.code, 'role', po.role, 'title', h.title) ORDER BY b.code, po.role) AS posts
       FROM ${LEGAL_DAY}, person p
       JOIN position_holder h ON h.person_id = p.id
       JOIN position po ON po.id = h.position_id
       JOIN body b ON b.id = po.body_id
      WHERE h.valid_from <= today.day AND (h.valid_to IS NULL OR today.day <= h.valid_to)
        AND ($1::text IS NULL OR b.code = $1) AND ($2::text IS NULL OR p.code > $2)
      GROUP BY p.id ORDER BY p.code LIMIT $3`,
    [bodyCode, after, limit],
  );
}
