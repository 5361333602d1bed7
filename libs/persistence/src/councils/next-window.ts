import type { Transaction } from '../transaction.js';

/** Keeps the instant at which the procedure must act next: the earliest end of an open window. */
export async function setNextWindow(tx: Transaction, sessionId: string): Promise<void> {
  await tx.rows(
    `UPDATE procedure SET due_at = (SELECT min(closes_at) FROM session_item WHERE session_id = $1 AND state = 'open')
      WHERE kind = 'council-session' AND id = $1`,
    [sessionId],
  );
}
