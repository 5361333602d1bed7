import type { ProcedureKind } from '@bangvang/contracts';
import type { Sql } from '../database.js';

/**
 * Ids of procedures of a kind that the engine ought to run: not ended, begun long enough ago, and none of them about to
 * be told. In portions by id.
 * @param after last id of the portion before
 */
export async function openProcedures(
  sql: Sql,
  kind: ProcedureKind,
  after: string | null,
  atMost: number,
): Promise<readonly string[]> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT p.id FROM procedure p
      WHERE p.kind = $1 AND p.ended_at IS NULL AND p.followed_version > 0 AND p.touched_at < clock_timestamp() - interval '10 s'
        AND ($2::uuid IS NULL OR p.id > $2)
        AND NOT EXISTS (SELECT FROM wake w WHERE w.kind = p.kind AND w.subject_id = p.id)
      ORDER BY p.id LIMIT $3`,
    [kind, after, atMost],
  );
  return rows.map(({ id }) => id);
}
