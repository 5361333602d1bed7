import type { Sql } from '../database.js';

/** What still has to happen before legal time may go on. */
export interface Unsettled {
  /** Up to five procedures, as `kind/id`, that are due or have not followed their last fact. */
  readonly procedures: readonly string[];
  /** Procedures that are due, have followed every fact and have no wake: nobody told them yet. */
  readonly untold: number;
  /** Wakes not yet brought to the engine. */
  readonly wakes: number;
  /** Messages that could be sent now and are not. */
  readonly messages: number;
}

export async function readUnsettled(sql: Sql): Promise<Unsettled> {
  const [row] = await sql.rows<Unsettled & Record<string, unknown>>(
    `SELECT ARRAY(SELECT kind || '/' || id FROM procedure, (SELECT legal_now() AS now) AS legal
                   WHERE ended_at IS NULL AND (fact_version > followed_version OR due_at <= legal.now) LIMIT 5) AS procedures,
            (SELECT count(*)::int FROM procedure AS p, (SELECT legal_now() AS now) AS legal
              WHERE ended_at IS NULL AND due_at <= legal.now AND fact_version <= followed_version
                AND NOT EXISTS (SELECT FROM wake AS w WHERE w.kind = p.kind AND w.subject_id = p.id)) AS untold,
            (SELECT count(*)::int FROM wake) AS wakes,
            (SELECT count(*)::int FROM delivery
              WHERE channel = 'mail' AND state = 'pending' AND next_attempt_at <= clock_timestamp()) AS messages`,
  );
  return row!;
}

export function isSettled({ procedures, wakes, messages }: Unsettled): boolean {
  return procedures.length === 0 && wakes === 0 && messages === 0;
}

/** The least instant after now, and not past the target, at which a procedure acts by itself; ms since the epoch. */
export async function nextDue(sql: Sql, target: number): Promise<number | null> {
  const [row] = await sql.rows<{ due: number | null }>(
    `SELECT (extract(epoch FROM min(due_at)) * 1000)::float8 AS due FROM procedure, (SELECT legal_now() AS now) AS legal
      WHERE ended_at IS NULL AND due_at > legal.now AND due_at <= $1`,
    [new Date(target)],
  );
  return row?.due ?? null;
}
