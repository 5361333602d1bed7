import type { Sql } from '../database.js';
import { NAME_TODAY, POSTS } from './posts.js';

/** Somebody of a body who is told what happens to its duties. */
export interface ToldOfBody {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly personId: string;
  readonly address: string | null;
}

/** A person with the address that messages go to. */
export async function findPerson(
  sql: Sql,
  personId: string,
): Promise<{ readonly personId: string; readonly address: string | null }> {
  const [person] = await sql.rows<{ address: string | null }>('SELECT email AS address FROM person WHERE id = $1', [
    personId,
  ]);
  return { personId, address: person?.address ?? null };
}

/** Head and officer of each of these bodies, each person once. */
export function readToldOfBodies(sql: Sql, bodyIds: readonly string[]): Promise<ToldOfBody[]> {
  return sql.rows<ToldOfBody & Record<string, unknown>>(
    `WITH ${POSTS}
     SELECT DISTINCT post.body_id AS "bodyId", ${NAME_TODAY('post.body_id')} AS "bodyName", post.person_id AS "personId",
            post.email AS address
       FROM post, clock WHERE post.body_id = ANY ($1::uuid[]) AND post.role IN ('unit-officer', 'unit-head')
      ORDER BY 1, 3`,
    [bodyIds],
  );
}
