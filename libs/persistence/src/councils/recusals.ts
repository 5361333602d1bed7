import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { weighItems } from './item-quorum.js';
import { ACTING, standsAside } from './aside.js';
import { lockSession, raiseVersion, requireStage, subjectOf } from './session-lock.js';

/** A member who stands aside on one item: kin of the nominee, an interest declared. */
export interface Recusal {
  readonly itemId: string;
  readonly personId: string;
  readonly reason: string;
}

/**
 * Records that a member stands aside on an item. The base of the percentage stays all members. The audit does not say why.
 * @throws Problem no-such-session, no-such-thing, session-not-open, item-not-open, not-a-member, already-voted, already-recorded
 */
export async function recuse(
  tx: Transaction,
  sessionId: string,
  { itemId, personId, reason }: Recusal,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'convened', 'open');
  const item = await tx.required<{ state: string; method: string }>(
    `SELECT i.state, i.method FROM session_item i
      WHERE i.id = $1 AND i.session_id = $2 AND NOT ${standsAside('i', ACTING)} FOR UPDATE`,
    [itemId, sessionId],
    'no-such-thing',
    'Không có hồ sơ này trong chương trình.',
  );
  // Paper ballots are out once the item is open: whose paper to take back could not be told.
  if (item.state !== 'pending' && !(item.state === 'open' && item.method === 'named')) {
    throw new Problem('item-not-open', 'Không còn ghi được việc không tham gia bỏ phiếu cho hồ sơ này.');
  }
  const found = await tx.required<{ voted: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM vote WHERE item_id = $3 AND person_id = $2)
            OR EXISTS (SELECT 1 FROM ballot_roll WHERE item_id = $3 AND person_id = $2) AS voted
       FROM session_member WHERE session_id = $1 AND person_id = $2`,
    [sessionId, personId, itemId],
    'not-a-member',
    'Người này không phải thành viên Hội đồng tại ngày họp.',
  );
  if (found.voted) throw new Problem('already-voted', 'Thành viên đã bỏ phiếu hoặc đã nhận thẻ cho hồ sơ này.');
  const added = await tx.rows(
    `INSERT INTO recusal (item_id, person_id, reason) VALUES ($1, $2, $3)
     ON CONFLICT ON CONSTRAINT recusal_pk DO NOTHING RETURNING item_id`,
    [itemId, personId, reason],
  );
  if (added.length === 0) throw new Problem('already-recorded', 'Đã ghi thành viên này không tham gia bỏ phiếu.');
  if (session.stage === 'open') await weighItems(tx, session);
  tx.audit(subjectOf(sessionId), 'member-recused', { itemId, personId });
  return { version: await raiseVersion(tx, session) };
}
