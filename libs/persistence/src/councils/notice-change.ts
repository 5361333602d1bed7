import { dayOf, Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { tellMembers } from './invitations.js';
import { agendasOf } from './member-agendas.js';
import { setNextWindow } from './next-window.js';
import { lockSession, requireStage, requireUnopened, type SessionMode, subjectOf } from './session-lock.js';

/** When, where and how a session meets. Instants in ms since the epoch. */
export interface NoticeTerms {
  readonly meetsAt: number;
  readonly place: string;
  readonly mode: SessionMode;
  /** Until when those who do not attend may send their opinion; null: until the meeting's hour. */
  readonly opinionsUntil: number | null;
}

/**
 * The end of the time for opinions: the meeting's hour, unless the notice says later.
 * @throws Problem invalid-input for an end before the meeting, or a written poll without one
 */
export function opinionsEnd({ meetsAt, mode, opinionsUntil }: Omit<NoticeTerms, 'place'>): Date {
  if (mode === 'written-poll' && opinionsUntil === null) {
    throw new Problem('invalid-input', 'Lấy ý kiến bằng văn bản phải có hạn trả lời (opinionsUntil).', {
      extra: { field: 'opinionsUntil' },
    });
  }
  if (opinionsUntil !== null && opinionsUntil < meetsAt) {
    throw new Problem('invalid-input', 'Hạn gửi ý kiến không trước giờ họp.', { extra: { field: 'opinionsUntil' } });
  }
  return new Date(opinionsUntil ?? meetsAt);
}

/**
 * Changes the notice of a session not yet opened; every member is told, and his calendar follows. Nobody attends a written poll:
 * attendance marked before falls away. Another day may have other
 * members: that shows as a difference and is taken in by an act of its own.
 * @throws Problem no-such-session, stale-version, session-frozen, session-not-open, invalid-input
 */
export async function changeNotice(
  tx: Transaction,
  sessionId: string,
  version: number,
  terms: NoticeTerms,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId, version);
  requireUnopened(session);
  if (dayOf(terms.meetsAt) < dayOf(await tx.legalNow())) {
    throw new Problem('invalid-input', 'Ngày họp đã qua.', { extra: { field: 'meetsAt' } });
  }
  const until = opinionsEnd(terms);
  await tx.rows(
    `UPDATE council_session SET meets_at = $2, place = $3, mode = $4, opinions_until = $5, version = version + 1 WHERE id = $1`,
    [sessionId, new Date(terms.meetsAt), terms.place, terms.mode, until],
  );
  if (terms.mode === 'written-poll') {
    await tx.rows(
      'UPDATE session_member SET attendance = NULL, absence_reason = NULL, marked_by = NULL WHERE session_id = $1',
      [sessionId],
    );
  }
  await tellMembers(tx, session, await agendasOf(tx, sessionId), 'change', session.version + 1);
  tx.audit(subjectOf(sessionId), 'notice-changed', {
    ...terms,
    meetsAt: new Date(terms.meetsAt),
    opinionsUntil: until,
  });
  return { version: session.version + 1 };
}

/**
 * Gives those who do not attend longer to send their opinion; never shorter than they were told.
 * @throws Problem no-such-session, stale-version, session-not-open, invalid-input
 */
export async function extendOpinions(
  tx: Transaction,
  sessionId: string,
  version: number,
  until: number,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId, version);
  requireStage(session, 'convened', 'open', 'adjourned');
  if (until <= session.opinionsUntil.getTime() || until <= (await tx.legalNow())) {
    throw new Problem('invalid-input', 'Hạn gửi ý kiến chỉ được lùi, không rút ngắn.', { extra: { field: 'until' } });
  }
  await tx.rows('UPDATE council_session SET opinions_until = $2, version = version + 1 WHERE id = $1', [
    sessionId,
    new Date(until),
  ]);
  await setNextWindow(tx, sessionId);
  const raised = session.version + 1;
  const members = await agendasOf(tx, sessionId);
  await tellMembers(tx, session, members, 'change', raised, 'Gia hạn gửi ý kiến bằng văn bản.');
  tx.audit(subjectOf(sessionId), 'opinions-extended', { until: new Date(until) });
  tx.wake('council-session', sessionId);
  return { version: raised };
}
