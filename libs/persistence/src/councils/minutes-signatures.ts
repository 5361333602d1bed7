import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { standsAside } from './aside.js';
import type { MinutesPaper, MinutesPart } from './minutes-record.js';
import type { LockedSession } from './session-lock.js';

/** Who signs, and in which post. */
export interface Signer {
  readonly personId: string;
  readonly positionId: string | null;
}

/** Puts a signature on a paper of the minutes. @throws Problem already-recorded */
export async function addSignature(
  tx: Transaction,
  sessionId: string,
  paper: MinutesPaper,
  part: MinutesPart,
  { personId, positionId }: Signer,
): Promise<void> {
  await tx.required(
    `INSERT INTO minutes_signature (session_id, paper, part, person_id, position_id, signed_at)
     VALUES ($1, $2, $3, $4, $5, legal_now()) ON CONFLICT ON CONSTRAINT minutes_signature_pk DO NOTHING RETURNING part`,
    [sessionId, paper, part, personId, positionId],
    'already-recorded',
    'Bạn đã ký biên bản này.',
  );
}

/** What the meeting's paper still lacks: parts in which every signer so far stands aside on an item that has a result. */
export async function unsignedParts(tx: Transaction, sessionId: string): Promise<readonly MinutesPart[]> {
  const parts = await tx.rows<{ part: MinutesPart }>(`SELECT p.part ${UNSIGNED} GROUP BY p.part ORDER BY p.part`, [
    sessionId,
  ]);
  return parts.map(({ part }) => part);
}

/**
 * As what a person signs the meeting's paper: the secretary first, then whoever presides, then, for items on which one of
 * these stands aside, a deputy in his stead who does not.
 * @param entitled whether his posts or office make him the secretary
 * @throws Problem not-allowed, four-eyes, already-recorded
 */
export async function partOf(
  tx: Transaction,
  session: LockedSession,
  { personId }: Signer,
  entitled: boolean,
): Promise<MinutesPart> {
  if (session.secretaryId === null) {
    if (entitled) return 'secretary';
    throw new Problem('not-allowed', 'Thư ký Hội đồng ký biên bản trước, rồi Chủ tịch ký.');
  }
  if (session.secretaryId === personId) {
    throw new Problem('four-eyes', 'Bạn đã ký với tư cách Thư ký; Chủ tịch Hội đồng là người khác.');
  }
  if (session.chairId === null) {
    await tx.required(
      PRESIDES,
      [session.id, personId],
      'not-allowed',
      'Chủ tịch Hội đồng ký biên bản; Phó Chủ tịch chủ trì ký khi Chủ tịch vắng mặt.',
    );
    return 'chair';
  }
  if (session.chairId === personId) throw new Problem('already-recorded', 'Bạn đã ký biên bản này.');
  const { part } = await tx.required<{ part: MinutesPart }>(
    `SELECT p.part ${UNSIGNED} AND NOT ${standsAside('i', 'ARRAY[$2]::uuid[]')}
        AND EXISTS (SELECT FROM session_member m WHERE m.session_id = i.session_id AND m.person_id = $2
             AND (m.attendance = 'present' OR s.mode = 'written-poll') AND s.rules -> 'deputies' ? m.office)
      ORDER BY p.part LIMIT 1`,
    [session.id, personId],
    'not-allowed',
    'Biên bản chờ người khác ký.',
  );
  return part;
}

const PRESIDES = `
  SELECT 1 AS here FROM session_member m JOIN council_session s ON s.id = m.session_id
   WHERE m.session_id = $1 AND m.person_id = $2 AND (m.attendance = 'present' OR s.mode = 'written-poll')
     AND (m.office = 'chair' OR (m.office = 'vice-chair' AND NOT EXISTS (SELECT 1 FROM session_member c
          WHERE c.session_id = $1 AND c.office = 'chair' AND (c.attendance = 'present' OR s.mode = 'written-poll'))))`;

/** SQL: items with a result, with the parts in which nobody has signed for them. */
const UNSIGNED = `
  FROM session_item i JOIN council_session s ON s.id = i.session_id CROSS JOIN (VALUES ('chair'), ('secretary')) AS p (part)
 WHERE i.session_id = $1 AND i.state = 'closed'
   AND NOT EXISTS (SELECT FROM minutes_signature g WHERE g.session_id = i.session_id AND g.paper = 'meeting' AND g.part = p.part
         AND NOT ${standsAside('i', 'ARRAY[g.person_id]')})`;
