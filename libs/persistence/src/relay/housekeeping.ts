import type { Sql } from '../database.js';

const AT_ONCE = 5_000;

/**
 * What need not be kept: answers of commands after seven days, sign-ins and failures after their end, previews nobody
 * confirmed, drafts of tasks that have ended; by legal time, tasks put off until a day that is past.
 */
const OUTDATED = [
  `DELETE FROM command WHERE ctid IN (
     SELECT ctid FROM command WHERE made_at < clock_timestamp() - interval '7 days' LIMIT ${AT_ONCE})`,
  `DELETE FROM sign_in WHERE ctid IN (
     SELECT ctid FROM sign_in WHERE least(ends_at, revoked_at) < clock_timestamp() - interval '1 day' LIMIT ${AT_ONCE})`,
  `DELETE FROM sign_in_failure WHERE ctid IN (
     SELECT ctid FROM sign_in_failure WHERE failed_at < clock_timestamp() - interval '1 day' LIMIT ${AT_ONCE})`,
  `DELETE FROM bulk_run WHERE ctid IN (
     SELECT ctid FROM bulk_run WHERE begun_at IS NULL AND expires_at < clock_timestamp() - interval '1 day' LIMIT ${AT_ONCE})`,
  `DELETE FROM task_snooze WHERE ctid IN (
     SELECT ctid FROM task_snooze WHERE until_on < (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) LIMIT ${AT_ONCE})`,
  `DELETE FROM task_draft WHERE ctid IN (
     SELECT f.ctid FROM task_draft f JOIN human_task t ON t.id = f.task_id WHERE t.ended_at IS NOT NULL LIMIT ${AT_ONCE})`,
] as const;

/**
 * Removes outdated rows in portions that lock nothing for long. May run anywhere, at any time, more than once.
 * @returns how many rows went
 */
export async function removeOutdated(sql: Sql): Promise<number> {
  let removed = 0;
  for (const statement of OUTDATED) {
    for (let portion = AT_ONCE; portion === AT_ONCE; removed += portion) {
      const [row] = await sql.rows<{ n: number }>(
        `WITH gone AS (${statement} RETURNING 1) SELECT count(*)::int AS n FROM gone`,
      );
      portion = row!.n;
    }
  }
  return removed;
}
