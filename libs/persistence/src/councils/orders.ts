import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { lockSession, requireStage, subjectOf } from './session-lock.js';

/** What whoever presides orders: to call the session (triệu tập), to open it (khai mạc). */
export type OrderKind = 'call' | 'open';

/**
 * Puts an order of whoever presides on file, once; the secretary acts on it. The same order again is answered as the first.
 * @throws Problem no-such-session, session-already-open, session-not-open, already-recorded where another gave it
 */
export async function giveOrder(
  tx: Transaction,
  sessionId: string,
  personId: string,
  { kind, note }: { readonly kind: OrderKind; readonly note: string | null },
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'convened');
  if (await recordOrder(tx, sessionId, personId, kind, note)) return { version: session.version };
  const before = await tx.one(
    'SELECT 1 AS here FROM session_order WHERE session_id = $1 AND kind = $2 AND ordered_by = $3',
    [sessionId, kind, personId],
  );
  if (!before) throw new Problem('already-recorded', 'Người chủ trì khác đã ra lệnh này.');
  return { version: session.version };
}

/** Records the order under the session's lock. @returns false where one is on file already */
export async function recordOrder(
  tx: Transaction,
  sessionId: string,
  personId: string,
  kind: OrderKind,
  note: string | null,
): Promise<boolean> {
  const given = await tx.rows(
    `INSERT INTO session_order (session_id, kind, ordered_by, ordered_at, note) VALUES ($1, $2, $3, legal_now(), $4)
     ON CONFLICT ON CONSTRAINT session_order_pk DO NOTHING RETURNING kind`,
    [sessionId, kind, personId, note],
  );
  if (given.length > 0) tx.audit(subjectOf(sessionId), 'ordered', { kind, note });
  return given.length > 0;
}
