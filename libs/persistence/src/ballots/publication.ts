import { Problem } from '@bangvang/domain';
import { onlyOf, standsAside } from '../councils/aside.js';
import { lockSession, type LockedSession, subjectOf } from '../councils/session-lock.js';
import type { Row } from '../database.js';
import { tellPeople } from '../messages/tell-people.js';
import type { Transaction } from '../transaction.js';

/**
 * Publishes the results of a session's secret votes: from now on everybody who sees the session sees them, and may have the bundle.
 * Members are told, so that each looks for his receipts.
 * Published before, it is answered as the first time.
 * @throws Problem no-such-session, count-not-ready
 */
export async function publishResults(tx: Transaction, sessionId: string): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  const state = await tx.one<{ counted: boolean; published: boolean } & Row>(
    `SELECT counted_at IS NOT NULL AS counted, results_published_at IS NOT NULL AS published
       FROM council_session WHERE id = $1`,
    [sessionId],
  );
  if (state!.published) return { version: session.version };
  if (!state!.counted) throw new Problem('count-not-ready', 'Phiếu của phiên họp chưa kiểm nên chưa công bố được.');
  await tx.rows('UPDATE council_session SET results_published_at = legal_now(), version = version + 1 WHERE id = $1', [
    sessionId,
  ]);
  tx.audit(subjectOf(sessionId), 'results-published', {});
  await tellVoters(tx, session);
  return { version: session.version + 1 };
}

/** Members who vote on at least one item: to others there is nothing to tell. */
async function tellVoters(tx: Transaction, { id, councilName }: LockedSession): Promise<void> {
  const voters = await tx.rows<{ personId: string } & Row>(
    `SELECT m.person_id AS "personId" FROM session_member m WHERE m.session_id = $1 AND EXISTS (
       SELECT FROM session_item i WHERE i.session_id = $1 AND i.state = 'closed' AND i.method = 'secret'
          AND NOT ${standsAside('i', onlyOf('m.person_id'))})`,
    [id],
  );
  await tellPeople(
    tx,
    voters.map(({ personId }) => personId),
    {
      ...{ key: `council-session/${id}/results`, kind: 'council-results' },
      ...{ subjectKind: 'council-session', subjectId: id },
      title: `Đã công bố kết quả bỏ phiếu kín: ${councilName}`,
      text: 'Kết quả bỏ phiếu kín của phiên họp đã công bố. Tải hồ sơ kiểm phiếu để tìm biên nhận của mình và tự kiểm lại kết quả.',
    },
  );
}

/**
 * What is signed or annulled is there for all to see. @param itemIds null: every item of the session
 * @throws Problem count-not-ready
 */
export async function refuseUnpublished(
  tx: Transaction,
  sessionId: string,
  itemIds: readonly string[] | null,
): Promise<void> {
  const hidden = await tx.one(
    `SELECT 1 AS here FROM session_item i JOIN council_session s ON s.id = i.session_id
      WHERE i.session_id = $1 AND ($2::uuid[] IS NULL OR i.id = ANY($2)) AND (i.state = 'awaiting-count'
         OR i.state = 'closed' AND i.method = 'secret' AND s.results_published_at IS NULL) LIMIT 1`,
    [sessionId, itemIds],
  );
  if (hidden)
    throw new Problem('count-not-ready', 'Phiếu kín chưa kiểm hoặc kết quả chưa công bố nên chưa ký, chưa hủy được.');
}
