import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { NO_FIGURES } from './item-ends.js';
import { tellMembers } from './invitations.js';
import { agendasOf } from './member-agendas.js';
import { lockSession, requireStage, subjectOf } from './session-lock.js';

/**
 * Cancels a session in which nothing has been voted yet; its dossiers may stand on a later agenda.
 * A result once counted stays on file: such a session is closed, and what is left is put off.
 * @throws Problem no-such-session, session-not-open, conflicting-act
 */
export async function cancelSession(tx: Transaction, sessionId: string, reason: string): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'convened', 'open', 'adjourned');
  await tx.rows('SELECT id FROM session_item WHERE session_id = $1 ORDER BY id FOR UPDATE', [sessionId]);
  const counted = await tx.one(
    `SELECT 1 AS here FROM session_item WHERE session_id = $1 AND state IN ('closed', 'awaiting-count') LIMIT 1`,
    [sessionId],
  );
  if (counted) {
    throw new Problem(
      'conflicting-act',
      'Đã có kết quả bỏ phiếu, không hủy được phiên họp; hãy hoãn hồ sơ còn lại và bế mạc.',
    );
  }
  await tx.rows(
    `UPDATE session_item SET state = 'deferred', ${NO_FIGURES} WHERE session_id = $1 AND state IN ('pending', 'open', 'suspended')`,
    [sessionId],
  );
  await tx.rows(
    `UPDATE council_session SET stage = 'cancelled', cancelled_at = legal_now(), cancel_reason = $2, version = version + 1
      WHERE id = $1`,
    [sessionId, reason],
  );
  await tx.rows(
    `SELECT take_back(ARRAY(SELECT m.id FROM delivery AS d JOIN message AS m ON m.id = d.message_id
                             WHERE d.state = 'pending' AND m.subject_kind = 'council-session' AND m.subject_id = $1))`,
    [sessionId],
  );
  await tellMembers(
    tx,
    session,
    await agendasOf(tx, sessionId),
    'cancellation',
    session.version + 1,
    `Phiên họp đã hủy. Lý do: ${reason}`,
  );
  tx.audit(subjectOf(sessionId), 'cancelled', { reason });
  tx.wake('council-session', sessionId);
  return { version: session.version + 1 };
}
