import { issuerNames, type PhraseRow } from '@bangvang/domain';
import type { Sql } from '../database.js';

/**
 * What the phrases of an issuer's documents mean, for `resolveWho`: its own before those of the bodies above it, and
 * these before everybody's.
 * @param day the day whose parents count
 */
export function readPhrases(sql: Sql, issuerBodyId: string, day: string): Promise<PhraseRow[]> {
  return sql.rows<PhraseRow & Record<string, unknown>>(
    `WITH RECURSIVE up AS (
       SELECT $1::uuid AS id, 0 AS steps
       UNION ALL
       SELECT t.parent_id, up.steps + 1 FROM up
         JOIN body_tenure t ON t.body_id = up.id AND daterange(t.valid_from, t.valid_to, '[]') @> $2::date
        WHERE t.parent_id IS NOT NULL AND up.steps < 20),
     scopes AS (SELECT b.code AS scope, min(up.steps) AS steps FROM up JOIN body b ON b.id = up.id GROUP BY b.code
                UNION ALL SELECT '', 1000)
     SELECT DISTINCT ON (p.text) p.text AS phrase, p.group_codes AS groups
       FROM phrase p JOIN scopes USING (scope) ORDER BY p.text, scopes.steps`,
    [issuerBodyId, day],
  );
}

/** The bodies of each group that are in force on a day, by group code. */
export async function readGroupBodies(sql: Sql, day: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await sql.rows<{ code: string; bodies: string[] }>(
    `SELECT g.group_code AS code, array_agg(g.body_id ORDER BY b.code) AS bodies
       FROM bodies_of_groups($1) AS g JOIN body b ON b.id = g.body_id GROUP BY g.group_code`,
    [day],
  );
  return new Map(rows.map(({ code, bodies }) => [code, bodies]));
}

/** The members of a cluster on a day; null where the body is no cluster. */
export async function readClusterMembers(sql: Sql, bodyId: string, day: string): Promise<readonly string[] | null> {
  const [cluster] = await sql.rows<{ members: string[] }>(
    `SELECT ARRAY(SELECT g.body_id FROM bodies_of_groups($2) AS g WHERE g.group_code = c.members_group ORDER BY 1) AS members
       FROM cluster c WHERE c.body_id = $1`,
    [bodyId, day],
  );
  return cluster?.members ?? null;
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
 * @param named code where the caller gives one; else the name as printed: a chair issues for his committee
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
      WHERE CASE WHEN $1::text IS NULL THEN lower(normalize(t.name)) = ANY ($2::text[]) ELSE b.code = $1 END
      ORDER BY array_position($2::text[], lower(normalize(t.name))), b.code LIMIT 1`,
    [named.code, issuerNames(named.name), day],
  );
  return found ?? null;
}
