import { hasQuorum, Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import type { LockedSession } from './session-lock.js';

/**
 * Refuses to close items while opinions are awaited: where the notice gives time beyond the meeting's hour, or the members are
 * asked in writing, a close waits for the end of that time, or for the last of those who do not attend. A written poll
 * then asks each item's quorum of those who answered, of all members: nobody attends.
 * @throws Problem written-opinions-awaited, no-quorum naming the items
 */
export async function refuseAwaited(
  tx: Transaction,
  session: LockedSession,
  itemIds: readonly string[],
): Promise<void> {
  const { mode, meetsAt, opinionsUntil, quorum } = session;
  const poll = mode === 'written-poll';
  if (!poll && opinionsUntil <= meetsAt) return;
  const given = await tx.rows<{ itemId: string; nominee: string; answered: number; awaited: number }>(ANSWERED, [
    session.id,
    itemIds,
    poll,
  ]);
  const waiting = given.filter(({ awaited }) => awaited > 0);
  if (waiting.length > 0 && (await tx.legalNow()) < opinionsUntil.getTime()) {
    throw new Problem(
      'written-opinions-awaited',
      `${waiting.length} hồ sơ còn chờ ý kiến của thành viên không dự họp.`,
      {
        extra: {
          until: opinionsUntil.toISOString(),
          items: waiting.map(({ itemId, nominee, awaited }) => ({ itemId, nominee, awaited })),
        },
      },
    );
  }
  const short = poll ? given.filter(({ answered }) => !hasQuorum(quorum, answered, session.memberCount!)) : [];
  if (short.length > 0) {
    throw new Problem('no-quorum', `${short.length} hồ sơ chưa đủ số thành viên trả lời; gia hạn hoặc hoãn hồ sơ.`, {
      extra: { items: short.map(({ itemId, nominee, answered }) => ({ itemId, nominee, answered })) },
    });
  }
}

/** Per item: how many answered, and how many who do not attend and may vote have not; of a secret vote only the ballots are known. */
const ANSWERED = `
  SELECT i.id AS "itemId", n.name AS nominee,
         CASE WHEN i.method = 'secret' THEN (SELECT count(*)::int FROM ballot b WHERE b.item_id = i.id)
              ELSE (SELECT count(*)::int FROM vote v JOIN session_member m ON m.session_id = i.session_id AND m.person_id = v.person_id
                     WHERE v.item_id = i.id) END AS answered,
         CASE WHEN i.method = 'secret' THEN 0 ELSE (SELECT count(*)::int FROM session_member m
           WHERE m.session_id = i.session_id AND ($3::boolean OR m.attendance IS DISTINCT FROM 'present')
             AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.item_id = i.id AND v.person_id = m.person_id)
             AND NOT EXISTS (SELECT 1 FROM recusal r WHERE r.item_id = i.id AND r.person_id = m.person_id)) END AS awaited
    FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
   WHERE i.session_id = $1 AND i.id = ANY($2::uuid[]) ORDER BY i.ord`;
