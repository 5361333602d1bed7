import type { PhraseRow } from '@bangvang/domain';
import type { Sql } from '../database.js';

/** The installation's editable table of phrases, for `resolveWho`. */
export function readPhrases(sql: Sql): Promise<PhraseRow[]> {
  return sql.rows<PhraseRow & Record<string, unknown>>(
    'SELECT text AS phrase, group_codes AS groups FROM phrase ORDER BY text',
  );
}

/** The bodies of each group that are in force on a day, by group code. */
export async function readGroupBodies(sql: Sql, day: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await sql.rows<{ code: string; bodies: string[] }>(
    `SELECT m.group_code AS code, array_agg(m.body_id ORDER BY b.code) AS bodies
       FROM body_group_member m
       JOIN body b ON b.id = m.body_id
       JOIN body_tenure t ON t.body_id = b.id AND t.valid_from <= $1::date AND (t.valid_to IS NULL OR t.valid_to >= $1::date)
      GROUP BY m.group_code`,
    [day],
  );
  return new Map(rows.map(({ code, bodies }) => [code, bodies]));
}

/** A body that may issue campaigns: found by code, or by its name on the day. */
export interface IssuerBody {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly homeAffairsId: string | null;
}

/**
 * Finds the body a document names as its issuer.
 * @param named code where the caller gives one; else the name as printed, whatever its case
 */
export async function findIssuer(
  sql: Sql,
  named: { readonly code: string | null; readonly name: string },
  day: string,
): Promise<IssuerBody | null> {
  const [found] = await sql.rows<IssuerBody & Record<string, unknown>>(
    `SELECT b.id, b.code, t.name, b.home_affairs_id AS "homeAffairsId"
       FROM body b
       JOIN body_tenure t ON t.body_id = b.id AND t.valid_from <= $3::date AND (t.valid_to IS NULL OR t.valid_to >= $3::date)
      WHERE CASE WHEN $1::text IS NULL THEN lower(normalize(t.name)) = lower(normalize($2)) ELSE b.code = $1 END
      ORDER BY b.code LIMIT 1`,
    [named.code, named.name, day],
  );
  return found ?? null;
}
