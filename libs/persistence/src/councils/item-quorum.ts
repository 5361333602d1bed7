import type { Transaction } from '../transaction.js';
import { setNextWindow } from './next-window.js';
import { type LockedSession, subjectOf } from './session-lock.js';

/**
 * Suspends the items of an open session that have lost their own quorum, and lets those go on that have it again, from where
 * they stood; the meeting itself goes on. A window lasts as much longer as its item was suspended. Votes given stay.
 *
 * The quorum of an item is that of the whole council: whoever stands aside on it does not vote and is not counted as
 * present for it, and stays in the base like everybody else, by the same reading as for the shares of a vote.
 * Nobody attends a written poll: its quorum is asked when an item is counted.
 * @source Council's own regulation; Decree 91/2017/NĐ-CP, Art. 45(8): the base is all members
 */
export async function weighItems(
  tx: Transaction,
  session: Pick<LockedSession, 'id' | 'mode' | 'quorum'>,
): Promise<void> {
  if (session.mode === 'written-poll') return;
  await tx.rows(
    `SELECT id FROM session_item WHERE session_id = $1 AND state IN ('pending', 'open', 'suspended') ORDER BY id FOR UPDATE`,
    [session.id],
  );
  const changed = await tx.rows<{ itemId: string; state: string }>(WEIGH, [
    session.id,
    session.quorum.numerator,
    session.quorum.denominator,
  ]);
  if (changed.length === 0) return;
  await setNextWindow(tx, session.id);
  const idsOf = (suspended: boolean) =>
    changed.filter(({ state }) => (state === 'suspended') === suspended).map(({ itemId }) => itemId);
  const [lost, back] = [idsOf(true), idsOf(false)];
  if (lost.length > 0) tx.audit(subjectOf(session.id), 'items-suspended', { itemIds: lost });
  if (back.length > 0) tx.audit(subjectOf(session.id), 'items-resumed', { itemIds: back });
  tx.wake('council-session', session.id);
}

const WEIGH = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  council AS MATERIALIZED (
    SELECT count(*) AS members, count(*) FILTER (WHERE attendance = 'present') AS here FROM session_member WHERE session_id = $1),
  aside AS MATERIALIZED (
    SELECT r.item_id, count(*) AS n FROM session_item i JOIN recusal r ON r.item_id = i.id
      JOIN session_member m ON m.session_id = i.session_id AND m.person_id = r.person_id AND m.attendance = 'present'
     WHERE i.session_id = $1 GROUP BY r.item_id),
  weighed AS (
    SELECT i.id, (council.here - coalesce(aside.n, 0)) * $3::bigint >= $2::bigint * council.members AS enough
      FROM session_item i CROSS JOIN council LEFT JOIN aside ON aside.item_id = i.id
     WHERE i.session_id = $1 AND i.state IN ('pending', 'open', 'suspended'))
  UPDATE session_item i
     SET state = CASE WHEN w.enough THEN i.suspended_from ELSE 'suspended' END,
         suspended_from = CASE WHEN NOT w.enough THEN i.state END,
         suspended_at = CASE WHEN NOT w.enough THEN clock.now END,
         closes_at = CASE WHEN w.enough THEN i.closes_at + (clock.now - i.suspended_at) ELSE i.closes_at END
    FROM weighed w, clock WHERE i.id = w.id AND w.enough = (i.state = 'suspended')
  RETURNING i.id AS "itemId", i.state`;
