import type { Sql } from '../database.js';

/**
 * The post's body, of those given, that keeps the register of every one of the subjects.
 * @param bodyIds bodies of the posts from which the officer might act
 * @returns null where none keeps them all
 */
export async function registerKeeper(
  sql: Sql,
  bodyIds: readonly string[],
  subjectIds: readonly string[],
): Promise<string | null> {
  const [keeper] = await sql.rows<{ id: string }>(
    `SELECT h.id FROM unnest($1::uuid[]) WITH ORDINALITY AS h (id, ord)
      WHERE NOT EXISTS (SELECT FROM (SELECT DISTINCT body_id FROM subject WHERE id = ANY ($2::uuid[])) AS s
                         WHERE NOT keeps_register_of(h.id, s.body_id))
      ORDER BY h.ord LIMIT 1`,
    [bodyIds, subjectIds],
  );
  return keeper?.id ?? null;
}

/** The body, of those given, that keeps the register of a body; null where none does. */
export async function keeperOfBody(sql: Sql, bodyIds: readonly string[], bodyId: string): Promise<string | null> {
  const [keeper] = await sql.rows<{ id: string }>(
    `SELECT h.id FROM unnest($1::uuid[]) WITH ORDINALITY AS h (id, ord) WHERE keeps_register_of(h.id, $2) ORDER BY h.ord LIMIT 1`,
    [bodyIds, bodyId],
  );
  return keeper?.id ?? null;
}
