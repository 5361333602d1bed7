import { moveDuty, type NewDeadline } from '../campaigns/move-deadlines.js';
import type { LockedDuty } from '../campaigns/settle-duty.js';
import { type StepOnInstant, voidRungs } from '../campaigns/duty-rungs.js';
import type { Transaction } from '../transaction.js';

/** What sends a filing back: why, and the day by which it is to be filed again. */
export interface FilingReturned extends NewDeadline {
  readonly reason: string;
}

/**
 * Sends a filing back (trả lại) to be filed again by a day of its own. What was filed stays on record; its lateness is
 * judged anew by what is filed next.
 * @returns the duty's new version; null where nothing filed is there to send back
 */
export async function returnFiling(
  tx: Transaction,
  duty: LockedDuty,
  returned: FilingReturned,
  steps: readonly StepOnInstant[],
): Promise<number | null> {
  const reopened = await tx.one(
    `WITH sent_back AS (
       UPDATE filing SET returned_at = to_timestamp($2 / 1000.0), returned_by = $3, return_reason = $4
        WHERE duty_id = $1 AND returned_at IS NULL RETURNING duty_id)
     UPDATE duty SET settled_at = NULL, settled_by = NULL, late = NULL, days_late = NULL, version = version + 1
       FROM sent_back WHERE duty.id = sent_back.duty_id AND settled_by = 'filing' RETURNING id`,
    [duty.id, duty.now, returned.personId, returned.reason],
  );
  return reopened ? moveDuty(tx, duty, returned, steps) : null;
}

/** Lets a duty's time stand still (tạm dừng): nobody is urged until it runs on. @returns the duty's new version */
export async function holdDuty(tx: Transaction, duty: LockedDuty, reason: string): Promise<number | null> {
  const held = await tx.one<{ version: number }>(
    `UPDATE duty SET held_at = to_timestamp($2 / 1000.0), hold_reason = $3, version = version + 1
      WHERE id = $1 AND settled_at IS NULL AND held_at IS NULL RETURNING version`,
    [duty.id, duty.now, reason],
  );
  if (held) await voidRungs(tx, [duty.id]);
  return held?.version ?? null;
}

/** Lets it run on, by a day as much later as it stood still. @returns the duty's new version */
export async function resumeDuty(
  tx: Transaction,
  duty: LockedDuty,
  deadline: NewDeadline,
  steps: readonly StepOnInstant[],
): Promise<number | null> {
  const runs = await tx.one(
    `UPDATE duty SET held_at = NULL, hold_reason = NULL, version = version + 1
      WHERE id = $1 AND settled_at IS NULL AND held_at IS NOT NULL RETURNING id`,
    [duty.id],
  );
  return runs ? moveDuty(tx, duty, deadline, steps) : null;
}
