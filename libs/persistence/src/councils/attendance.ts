import { hasQuorum, Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { lockSession, raiseVersion, requireStage, subjectOf } from './session-lock.js';

/** Who came and who did not, as the secretary marks it. Members not named keep what is marked. */
export interface Attendance {
  readonly present: readonly string[];
  readonly absent: readonly { readonly personId: string; readonly reason: string }[];
}

/**
 * Marks attendance, before opening or between votes of an open session (a member comes late or leaves early).
 * @throws Problem no-such-session, stale-version, session-not-open, not-a-member, invalid-input, item-already-open, no-quorum
 */
export async function markAttendance(
  tx: Transaction,
  sessionId: string,
  version: number,
  { present, absent }: Attendance,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId, version);
  requireStage(session, 'convened', 'open');
  if (session.stage === 'open') await refuseDuringVote(tx, sessionId);
  const marks = [
    ...present.map((personId) => ({ personId, attendance: 'present', reason: null })),
    ...absent.map(({ personId, reason }) => ({ personId, attendance: 'absent', reason })),
  ];
  if (new Set(marks.map(({ personId }) => personId)).size < marks.length) {
    throw new Problem('invalid-input', 'Một thành viên được ghi hai lần.');
  }
  const marked = await tx.rows<{ personId: string }>(
    `UPDATE session_member m SET attendance = n.attendance, absence_reason = n.reason
       FROM jsonb_to_recordset($2) AS n ("personId" uuid, attendance text, reason text)
      WHERE m.session_id = $1 AND m.person_id = n."personId" RETURNING m.person_id AS "personId"`,
    [sessionId, JSON.stringify(marks)],
  );
  if (marked.length < marks.length) {
    const known = new Set(marked.map(({ personId }) => personId));
    throw new Problem('not-a-member', 'Có người không phải thành viên Hội đồng tại ngày họp.', {
      extra: { personIds: marks.map(({ personId }) => personId).filter((id) => !known.has(id)) },
    });
  }
  if (session.stage === 'open') {
    const { members, here } = await countPresent(tx, sessionId);
    if (!hasQuorum(session.quorum, here, members)) {
      throw new Problem('no-quorum', `Chỉ còn ${here} trên ${members} thành viên dự họp.`);
    }
  }
  tx.audit(subjectOf(sessionId), 'attendance-marked', { present, absent });
  return { version: await raiseVersion(tx, session) };
}

/** How many members the session has, and how many are marked present. */
export async function countPresent(tx: Transaction, sessionId: string): Promise<{ members: number; here: number }> {
  const [row] = await tx.rows<{ members: number; here: number }>(
    `SELECT count(*)::int AS members, count(*) FILTER (WHERE attendance = 'present')::int AS here
       FROM session_member WHERE session_id = $1`,
    [sessionId],
  );
  return row!;
}

async function refuseDuringVote(tx: Transaction, sessionId: string): Promise<void> {
  const open = await tx.one(`SELECT 1 AS here FROM session_item WHERE session_id = $1 AND state = 'open' LIMIT 1`, [
    sessionId,
  ]);
  if (open) throw new Problem('item-already-open', 'Không đổi điểm danh trong khi đang bỏ phiếu.');
}
