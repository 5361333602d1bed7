import type { ProcedureKind } from '@bangvang/contracts';
import type { Sql } from '../database.js';

export interface ProcedureView {
  readonly kind: ProcedureKind;
  readonly id: string;
  readonly factVersion: number;
  readonly followedVersion: number;
  /** Legal instant of its next own act, ISO. */
  readonly dueAt: string | null;
  readonly endedAt: string | null;
  /** Real instant of its last fact or sweep, ISO. */
  readonly touchedAt: string;
  readonly behind: boolean;
}

/**
 * Durable procedures by kind and id.
 * @param behindOnly only those that have not followed their last fact or are past their due instant
 * @param after kind and id of the last of the page before
 */
export async function listProcedures(
  sql: Sql,
  behindOnly: boolean,
  after: readonly [kind: string, id: string] | null,
  limit: number,
): Promise<ProcedureView[]> {
  return sql.rows<ProcedureView & Record<string, unknown>>(
    `WITH seen AS (
       SELECT p.*, ended_at IS NULL AND (fact_version > followed_version OR coalesce(due_at <= legal.now, false)) AS behind
         FROM procedure p, (SELECT legal_now() AS now OFFSET 0) AS legal)
     SELECT kind, id, fact_version AS "factVersion", followed_version AS "followedVersion", ${iso('due_at')} AS "dueAt",
            ${iso('ended_at')} AS "endedAt", ${iso('touched_at')} AS "touchedAt", behind
       FROM seen
      WHERE (behind OR NOT $1) AND ($2::text IS NULL OR (kind, id) > ($2, $3::uuid))
      ORDER BY kind, id LIMIT $4`,
    [behindOnly, after?.[0], after?.[1], limit],
  );
}

function iso(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
