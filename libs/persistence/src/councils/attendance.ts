import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { weighItems } from './item-quorum.js';
import { lockSession, raiseVersion, requireStage, subjectOf } from './session-lock.js';

/** Who came and who did not, as the secretary marks it. Members not named keep what is marked. */
export interface Attendance {
  readonly present: readonly string[];
  readonly absent: readonly { readonly personId: string; readonly reason: string }[];
}

/**
 * Marks attendance, before opening or while the session lasts (a member comes late or leaves early): items that lose their
 * quorum by it are suspended, those that have it again go on. Not while papers are out: whose to take back could not be told.
 * @param markedBy the secretary
 * @throws Problem no-such-session, stale-version, session-not-open, not-a-member, invalid-input, item-already-open,
 *   conflicting-act for a written poll, which nobody attends
 */
export async function markAttendance(
  tx: Transaction,
  sessionId: string,
  version: number,
  { present, absent }: Attendance,
  markedBy: string | null = null,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId, version);
  requireStage(session, 'convened', 'open', 'adjourned');
  if (session.mode === 'written-poll') {
    throw new Problem('conflicting-act', 'Lấy ý kiến bằng văn bản thì không điểm danh.');
  }
  if (session.stage === 'open') await refuseDuringPaperVote(tx, sessionId);
  const marks = [
    ...present.map((personId) => ({ personId, attendance: 'present', reason: null })),
    ...absent.map(({ personId, reason }) => ({ personId, attendance: 'absent', reason })),
  ];
  if (new Set(marks.map(({ personId }) => personId)).size < marks.length) {
    throw new Problem('invalid-input', 'Một thành viên được ghi hai lần.');
  }
  const marked = await tx.rows<{ personId: string }>(
    `UPDATE session_member m SET attendance = n.attendance, absence_reason = n.reason, marked_by = $3
       FROM jsonb_to_recordset($2) AS n ("personId" uuid, attendance text, reason text)
      WHERE m.session_id = $1 AND m.person_id = n."personId" RETURNING m.person_id AS "personId"`,
    [sessionId, JSON.stringify(marks), markedBy],
  );
  if (marked.length < marks.length) {
    const known = new Set(marked.map(({ personId }) => personId));
    throw new Problem('not-a-member', 'Có người không phải thành viên Hội đồng tại ngày họp.', {
      extra: { personIds: marks.map(({ personId }) => personId).filter((id) => !known.has(id)) },
    });
  }
  if (session.stage === 'open') await weighItems(tx, session);
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

/**
 * A member who takes part from elsewhere (họp trực tuyến) marks himself present. Twice is once; the session's version stays,
 * so that those who come do not hinder the secretary's acts.
 * @throws Problem no-such-session, session-not-open, conflicting-act where the session is not remote, not-a-member
 */
export async function comeIn(tx: Transaction, sessionId: string, personId: string): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'convened', 'open', 'adjourned');
  if (session.mode !== 'remote') {
    throw new Problem('conflicting-act', 'Phiên họp không họp trực tuyến; Thư ký điểm danh tại phòng họp.');
  }
  await tx.required(
    `UPDATE session_member SET attendance = 'present', absence_reason = NULL, marked_by = $2
      WHERE session_id = $1 AND person_id = $2 RETURNING 1 AS here`,
    [sessionId, personId],
    'not-a-member',
    'Bạn không phải thành viên Hội đồng tại ngày họp này.',
  );
  if (session.stage === 'open') await weighItems(tx, session);
  tx.audit(subjectOf(sessionId), 'came-in', {});
  return { version: session.version };
}

async function refuseDuringPaperVote(tx: Transaction, sessionId: string): Promise<void> {
  const open = await tx.one(
    `SELECT 1 AS here FROM session_item WHERE session_id = $1 AND state = 'open' AND method = 'paper' LIMIT 1`,
    [sessionId],
  );
  if (open) throw new Problem('item-already-open', 'Không đổi điểm danh trong khi đang bỏ phiếu giấy.');
}
