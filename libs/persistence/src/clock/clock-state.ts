import type { Sql } from '../database.js';

/** The legal clock as people see it. */
export interface ClockState {
  readonly mode: 'rehearsal' | 'production';
  /** ms since the epoch. */
  readonly legalNow: number;
  /** Legal seconds per real second; 1 in production, 0 while it stands still. */
  readonly rate: number;
  /** Where a move under way is going, ms since the epoch; null when none is. */
  readonly movingTo: number | null;
}

export async function readClock(sql: Sql): Promise<ClockState> {
  const [row] = await sql.rows<ClockState & Record<string, unknown>>(
    `SELECT coalesce((SELECT mode FROM installation), 'production') AS mode, rate,
            (extract(epoch FROM legal_now()) * 1000)::float8 AS "legalNow",
            (extract(epoch FROM moving_to) * 1000)::float8 AS "movingTo"
       FROM legal_clock`,
  );
  return row!;
}
