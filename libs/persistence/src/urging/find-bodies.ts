import type { Sql } from '../database.js';

/** Bodies in force on the legal day by their codes, in the order of codes; an unknown code finds none. */
export function findBodies(sql: Sql, codes: readonly string[]): Promise<{ id: string; code: string }[]> {
  return sql.rows<{ id: string; code: string }>(
    `SELECT b.id, b.code FROM body b
      WHERE b.code = ANY ($1::text[]) AND EXISTS (
        SELECT FROM body_tenure t WHERE t.body_id = b.id
           AND daterange(t.valid_from, t.valid_to, '[]') @> (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
      ORDER BY b.code`,
    [codes],
  );
}

/** A body by its code, in force or not: what it owed stays on record. */
export async function findBody(sql: Sql, code: string): Promise<{ readonly id: string } | null> {
  const [found] = await sql.rows<{ id: string }>('SELECT id FROM body WHERE code = $1', [code]);
  return found ?? null;
}
