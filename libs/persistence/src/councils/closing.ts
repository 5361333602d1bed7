import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { markWithdrawn } from './agenda.js';
import { ACTING, standsAside } from './aside.js';
import { lockSession, requireStage, subjectOf } from './session-lock.js';

/**
 * Closes the meeting once every item is voted on, put off or withdrawn.
 * @throws Problem no-such-session, session-not-open, vote-incomplete naming the items that are there for whoever acts
 */
export async function closeSession(tx: Transaction, sessionId: string): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'open');
  await markWithdrawn(tx, session);
  const left = await tx.rows<{ itemId: string; nominee: string; state: string; aside: boolean }>(
    `SELECT i.id AS "itemId", n.name AS nominee, i.state, ${standsAside('i', ACTING)} AS aside
       FROM session_item i
       JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
      WHERE i.session_id = $1 AND i.state IN ('pending', 'open', 'suspended') ORDER BY i.ord`,
    [sessionId],
  );
  if (left.length > 0) {
    const items = left.filter(({ aside }) => !aside).map(({ itemId, nominee, state }) => ({ itemId, nominee, state }));
    throw new Problem('vote-incomplete', 'Còn hồ sơ chưa bỏ phiếu xong hoặc chưa hoãn.', { extra: { items } });
  }
  await tx.rows(
    `UPDATE council_session SET stage = 'closed', closed_at = legal_now(), version = version + 1 WHERE id = $1`,
    [sessionId],
  );
  tx.audit(subjectOf(sessionId), 'closed', {});
  tx.wake('council-session', sessionId);
  return { version: session.version + 1 };
}
