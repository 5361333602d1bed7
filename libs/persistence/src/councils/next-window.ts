import type { Transaction } from '../transaction.js';

/**
 * SQL: when the window of item `i` of session `s` ends; null: nobody set an end. A secret vote also waits for the opinions of the
 * absent, any other where the notice gives them longer than the meeting's hour.
 */
export const WINDOW_END = `CASE WHEN i.closes_at IS NOT NULL AND (i.method = 'secret' OR s.opinions_until > s.meets_at)
                                THEN greatest(i.closes_at, s.opinions_until) ELSE i.closes_at END`;

/** Keeps the instant at which the procedure must act next: the earliest end of an open window. */
export async function setNextWindow(tx: Transaction, sessionId: string): Promise<void> {
  await tx.rows(
    `UPDATE procedure SET due_at = (SELECT min(${WINDOW_END}) FROM session_item i JOIN council_session s ON s.id = i.session_id
                               WHERE i.session_id = $1 AND i.state = 'open')
      WHERE kind = 'council-session' AND id = $1`,
    [sessionId],
  );
}
