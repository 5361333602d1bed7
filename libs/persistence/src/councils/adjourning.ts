import { hasQuorum, Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { ACTING, standsAside } from './aside.js';
import { countPresent } from './attendance.js';
import { tellMembers } from './invitations.js';
import { weighItems } from './item-quorum.js';
import { agendasOf } from './member-agendas.js';
import { lockSession, requireStage, subjectOf } from './session-lock.js';

/**
 * Breaks a meeting off until another hour (tạm nghỉ), between votes; every member is told when it goes on.
 * @param resumesAt ms since the epoch
 * @throws Problem no-such-session, session-not-open, item-already-open, invalid-input
 */
export async function adjournSession(
  tx: Transaction,
  sessionId: string,
  { reason, resumesAt }: { readonly reason: string; readonly resumesAt: number },
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'open');
  await refuseDuringVote(tx, sessionId);
  if (resumesAt <= (await tx.legalNow())) {
    throw new Problem('invalid-input', 'Giờ họp lại đã qua.', { extra: { field: 'resumesAt' } });
  }
  await tx.rows(
    `INSERT INTO session_adjournment (session_id, adjourned_at, reason, resumes_at) VALUES ($1, legal_now(), $2, $3)`,
    [sessionId, reason, new Date(resumesAt)],
  );
  await tx.rows(`UPDATE council_session SET stage = 'adjourned', version = version + 1 WHERE id = $1`, [sessionId]);
  const members = await agendasOf(tx, sessionId);
  await tellMembers(tx, session, members, 'adjournment', session.version + 1, `Tạm nghỉ. Lý do: ${reason}`);
  tx.audit(subjectOf(sessionId), 'adjourned', { reason, resumesAt: new Date(resumesAt) });
  return { version: session.version + 1 };
}

/**
 * Goes on with an adjourned meeting, with whoever is marked present by now.
 * @throws Problem no-such-session, session-not-open, session-already-open, no-quorum
 */
export async function resumeSession(tx: Transaction, sessionId: string): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'adjourned');
  const { members, here } = await countPresent(tx, sessionId);
  if (session.mode !== 'written-poll' && !hasQuorum(session.quorum, here, members)) {
    throw new Problem('no-quorum', `Chỉ có ${here} trên ${members} thành viên dự họp.`);
  }
  await tx.rows(
    'UPDATE session_adjournment SET resumed_at = legal_now() WHERE session_id = $1 AND resumed_at IS NULL',
    [sessionId],
  );
  await tx.rows(`UPDATE council_session SET stage = 'open', version = version + 1 WHERE id = $1`, [sessionId]);
  await weighItems(tx, session);
  tx.audit(subjectOf(sessionId), 'resumed', { here, members });
  return { version: session.version + 1 };
}

async function refuseDuringVote(tx: Transaction, sessionId: string): Promise<void> {
  const open = await tx.rows<{ itemId: string; nominee: string; aside: boolean }>(
    `SELECT i.id AS "itemId", n.name AS nominee, ${standsAside('i', ACTING)} AS aside
       FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
      WHERE i.session_id = $1 AND i.state = 'open' ORDER BY i.ord`,
    [sessionId],
  );
  if (open.length === 0) return;
  const items = open.filter(({ aside }) => !aside).map(({ itemId, nominee }) => ({ itemId, nominee }));
  throw new Problem('item-already-open', 'Đang bỏ phiếu; hãy đóng bỏ phiếu rồi tạm nghỉ.', { extra: { items } });
}
