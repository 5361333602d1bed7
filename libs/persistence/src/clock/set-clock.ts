import type { Transaction } from '../transaction.js';

/** Waits for the commands in flight, which hold the same lock shared, and keeps new ones out until commit. */
const STOP_COMMANDS = `SELECT pg_advisory_xact_lock(hashtext('legal_clock'))`;

/** Legal time is worked out from one reading of the real clock, so that it never falls by a rounding. */
const SET = `
  WITH real AS MATERIALIZED (SELECT clock_timestamp() AS now),
  legal AS (
    SELECT real.now AS real_now,
           CASE WHEN c.anchor_legal IS NULL THEN real.now
                ELSE c.anchor_legal + (real.now - c.anchor_real) * c.rate END AS legal_now
      FROM real, legal_clock AS c)
  UPDATE legal_clock
     SET anchor_legal = greatest($1::timestamptz, legal.legal_now), anchor_real = legal.real_now,
         rate = coalesce($2::float8, rate), moving_to = $3
    FROM legal`;

export interface ClockSetting {
  /** Legal instant to be reached, ms since the epoch; an earlier one than now leaves legal time as it is. */
  readonly to?: number;
  /** New rate; absent: as before. */
  readonly rate?: number;
  /** Where the move under way is going, ms since the epoch; null at its end. */
  readonly movingTo: number | null;
}

/**
 * Sets legal time forward, or its rate, while no command is under way.
 * @throws Problem clock-in-production, try-again-later when commands under way do not end
 */
export async function setClock(tx: Transaction, { to, rate, movingTo }: ClockSetting): Promise<void> {
  await tx.rows(STOP_COMMANDS);
  await tx.rows(SET, [instant(to), rate ?? null, instant(movingTo)]);
}

function instant(ms: number | null | undefined): Date | null {
  return ms === null || ms === undefined ? null : new Date(ms);
}
