import { keepsVotes, type Placed, Problem, rankAcclaimed } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import { onlyOf, standsAside } from './aside.js';
import { lockSession, requireStage, subjectOf } from './session-lock.js';

/** One unit in the ranking of a cluster's session (suy tôn). */
export interface RankedItem extends Placed {
  readonly nominee: string;
  readonly award: string;
  readonly carried: boolean;
}

/**
 * The ranking of a cluster's session, award by award, the most votes first; secret votes once they are published.
 * @returns null where the session is not one of a cluster
 */
export async function readRanking(
  sql: Sql,
  sessionId: string,
  readerId: string | null,
): Promise<readonly RankedItem[] | null> {
  const [session] = await sql.rows<{ order: readonly string[] | null }>(CLUSTER_SESSION, [sessionId]);
  if (!session) return null;
  const voted = await sql.rows<Omit<RankedItem, keyof Placed> & { itemId: string; agree: number }>(VOTED, [
    sessionId,
    readerId,
  ]);
  const awards = [...new Set(voted.map(({ award }) => award))];
  return awards.flatMap((award) => {
    const items = voted.filter((item) => item.award === award);
    const of = new Map(items.map((item) => [item.itemId, item]));
    const order = session.order?.filter((itemId) => of.has(itemId)) ?? null;
    return rankAcclaimed(
      items.map(({ itemId, agree }) => ({ itemId, agree })),
      order,
    ).map((placed) => ({ ...of.get(placed.itemId)!, ...placed }));
  });
}

/**
 * Records the chair's order of a cluster's units, which settles ties: nobody comes before one with more votes.
 * @param itemIds every unit voted on, award by award
 * @throws Problem no-such-session, no-such-thing where it is no cluster's session, session-not-open, session-already-open,
 *   conflicting-act once signed, invalid-input where the order does not follow the votes
 */
export async function settleRanking(
  tx: Transaction,
  sessionId: string,
  personId: string,
  { itemIds, reason }: { readonly itemIds: readonly string[]; readonly reason: string },
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  const ranking = await readRanking(tx, sessionId, personId);
  if (!ranking) throw new Problem('no-such-thing', 'Phiên họp này không suy tôn của cụm, khối thi đua.');
  requireStage(session, 'closed');
  if (session.secretaryId) throw new Problem('conflicting-act', 'Biên bản đã có chữ ký, không xếp lại được.');
  const follows = [...new Set(ranking.map(({ award }) => award))].every((award) => {
    const items = ranking.filter((item) => item.award === award);
    return keepsVotes(
      items,
      itemIds.filter((itemId) => items.some((item) => item.itemId === itemId)),
    );
  });
  if (!follows || itemIds.length !== ranking.length) {
    throw new Problem(
      'invalid-input',
      'Thứ tự phải kể đủ các đơn vị và theo số phiếu; chỉ xếp lại được nơi bằng phiếu.',
      {
        extra: { field: 'itemIds' },
      },
    );
  }
  await tx.rows('UPDATE council_session SET ranking = $2, version = version + 1 WHERE id = $1', [
    sessionId,
    JSON.stringify({ itemIds, reason, personId }),
  ]);
  tx.audit(subjectOf(sessionId), 'ranking-settled', { itemIds, reason });
  return { version: session.version + 1 };
}

const CLUSTER_SESSION = `
  SELECT s.ranking -> 'itemIds' AS "order" FROM council_session s JOIN council c ON c.id = s.council_id
    JOIN cluster k ON k.body_id = c.body_id WHERE s.id = $1`;

const VOTED = `
  SELECT i.id AS "itemId", n.name AS nominee, a.name AS award, i.agree, i.carried
    FROM session_item i JOIN council_session s ON s.id = i.session_id JOIN dossier d ON d.id = i.dossier_id
    JOIN nominee n ON n.id = d.nominee_id JOIN award_type a ON a.code = d.award_code
   WHERE i.session_id = $1 AND i.state = 'closed' AND (i.method <> 'secret' OR s.results_published_at IS NOT NULL)
     AND NOT ${standsAside('i', onlyOf('$2'))} ORDER BY i.ord, i.id`;
