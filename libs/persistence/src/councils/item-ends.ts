import type { Transaction } from '../transaction.js';
import { LIVE_STATES } from './item-states.js';
import { subjectOf } from './session-lock.js';

/** SQL: what an item that leaves its vote, or loses its result, no longer has. Only a closed item has figures. */
export const NO_FIGURES = `issued = NULL, collected = NULL, agree = NULL, disagree = NULL, abstain = NULL, invalid = NULL,
  carried = NULL, suspended_at = NULL, suspended_from = NULL`;

/**
 * Ends the items of a dossier in the instant it is withdrawn (rút) or held (tạm dừng), also while their vote is open, waits
 * to be counted, or is counted and not signed. Nothing revives such an item: a dossier that goes on may come to a later meeting.
 * The caller holds the dossier's lock, so that no agenda takes it up meanwhile.
 */
export async function endItemsOf(tx: Transaction, dossierId: string, end: 'withdrawn' | 'on-hold'): Promise<void> {
  const ended = await tx.rows<{ itemId: string; sessionId: string }>(
    `UPDATE session_item i SET state = $2, ${NO_FIGURES} FROM council_session s
      WHERE i.dossier_id = $1 AND i.state IN ${LIVE_STATES} AND s.id = i.session_id
        AND s.stage IN ('convened', 'open', 'adjourned', 'closed')
      RETURNING i.id AS "itemId", i.session_id AS "sessionId"`,
    [dossierId, end],
  );
  const act = end === 'withdrawn' ? 'items-withdrawn' : 'items-held';
  for (const { itemId, sessionId } of ended) {
    tx.audit(subjectOf(sessionId), act, { itemIds: [itemId], dossierId });
    tx.wake('council-session', sessionId); // fixes the board of what it leaves behind
  }
}
