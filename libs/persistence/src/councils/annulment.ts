import { Problem } from '@bangvang/domain';
import { refuseUnpublished } from '../ballots/publication.js';
import type { Transaction } from '../transaction.js';
import { NO_FIGURES } from './item-ends.js';
import { lockSession, raiseVersion, requireStage, subjectOf } from './session-lock.js';
import { idsIn, lockItems } from './voting-items.js';

/**
 * Annuls the results of items before anybody has signed the minutes: the result stays on file with the reason, the dossier
 * may be voted on again, only in a later meeting, whose agenda shows the first result. A signed result is final here.
 * @throws Problem no-such-session, session-not-open, conflicting-act, no-such-thing, count-not-ready for a secret result not published
 * @source domain rule: a re-vote takes a new meeting; the first result stays on file
 */
export async function annulResults(
  tx: Transaction,
  sessionId: string,
  personId: string,
  { itemIds, reason }: { readonly itemIds: readonly string[]; readonly reason: string },
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'open', 'adjourned', 'closed');
  if (session.secretaryId || session.chairId) {
    throw new Problem('conflicting-act', 'Biên bản đã có chữ ký; kết quả đã ký không hủy được tại phiên họp này.');
  }
  const annulled = idsIn(await lockItems(tx, sessionId, itemIds), ['closed'], 'đã có kết quả');
  await refuseUnpublished(tx, sessionId, annulled);
  await tx.rows(
    `INSERT INTO annulled_result (item_id, reason, annulled_by, annulled_at, method, issued, collected, agree, disagree, abstain,
       invalid, carried)
     SELECT id, $2, $3, legal_now(), method, issued, collected, agree, disagree, abstain, invalid, carried
       FROM session_item WHERE id = ANY($1::uuid[])`,
    [annulled, reason, personId],
  );
  await tx.rows(`UPDATE session_item SET state = 'deferred', ${NO_FIGURES} WHERE id = ANY($1::uuid[])`, [annulled]);
  tx.audit(subjectOf(sessionId), 'results-annulled', { itemIds: annulled, reason });
  return { version: await raiseVersion(tx, session) };
}
