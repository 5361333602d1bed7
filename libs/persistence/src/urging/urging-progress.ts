import type { Transaction } from '../transaction.js';

/** What is left for `urging` to do. `wakeAt`: real instant, ms since the epoch. */
export interface UrgingProgress {
  readonly version: number;
  readonly wakeAt: number | null;
  readonly openDuties: number;
}

/** The file's version, read before the rungs are: what comes later wakes again. */
export async function readUrgingVersion(tx: Transaction, campaignId: string): Promise<number> {
  const row = await tx.one<{ version: number }>(
    `SELECT fact_version AS version FROM procedure WHERE kind = 'urging' AND id = $1`,
    [campaignId],
  );
  return row?.version ?? 0;
}

/** Notes what has been followed and when the next rung is due. */
export async function followUrging(tx: Transaction, campaignId: string, version: number): Promise<UrgingProgress> {
  await tx.rows(`SELECT FROM procedure WHERE kind = 'urging' AND id = $1 FOR UPDATE`, [campaignId]);
  const [progress] = await tx.rows<UrgingProgress & Record<string, unknown>>(FOLLOW, [campaignId, version]);
  return progress!;
}

/** A statement of its own after the lock: it sees the rungs of whoever scheduled before, and nobody schedules meanwhile. */
const FOLLOW = `
  WITH ahead AS (
    SELECT min(r.due_at) AS next_at, count(DISTINCT r.owner_id)::int AS duties
      FROM rung r WHERE r.subject_id = $1 AND r.owner_kind = 'duty' AND r.outcome IS NULL),
  followed AS (
    UPDATE procedure SET followed_version = greatest(followed_version, $2),
           due_at = CASE WHEN fact_version = $2 THEN ahead.next_at ELSE due_at END, touched_at = clock_timestamp()
      FROM ahead WHERE kind = 'urging' AND id = $1)
  SELECT $2::int AS version, duties AS "openDuties",
         (extract(epoch FROM real_instant(next_at)) * 1000)::float8 AS "wakeAt" FROM ahead`;
