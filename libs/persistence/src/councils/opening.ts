import { hasQuorum, Problem, type ProblemSlug } from '@bangvang/domain';
import { type Barred, barredAt } from '../law/refuse-barred.js';
import type { Transaction } from '../transaction.js';
import { markWithdrawn } from './agenda.js';
import { lockSession, type LockedSession, requireStage, subjectOf } from './session-lock.js';

/** Something a session lacks before it can be opened. */
export interface Missing {
  readonly what: 'attendance' | 'quorum' | 'presiding-member' | 'items' | 'barred';
  readonly text: string;
  /** Members whose attendance is not marked. */
  readonly people?: readonly { readonly personId: string; readonly fullName: string }[];
  /** Dossiers a gate bars, one entry for each gate. */
  readonly dossiers?: readonly Barred[];
}

/**
 * Opens a session and freezes the base of every percentage: all members, present or not.
 * The gates are asked once more: a dossier barred since it was put on the agenda is to be taken off first.
 * @throws Problem no-such-session, stale-version, session-already-open, session-not-open; no-quorum, or where that alone is
 *   lacking agenda-empty, gate-barred, head-barred, all with everything that is `missing`
 */
export async function openSession(tx: Transaction, sessionId: string, version: number): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId, version);
  requireStage(session, 'convened');
  await markWithdrawn(tx, session);
  const { members, missing } = await whatIsMissing(tx, session);
  if (missing.length > 0) {
    throw new Problem(slugOf(missing), `Chưa mở được phiên họp: ${missing.map(({ text }) => text).join('; ')}.`, {
      extra: { missing },
    });
  }
  await tx.rows(
    `UPDATE council_session SET stage = 'open', opened_at = legal_now(), member_count = $2, version = version + 1
      WHERE id = $1`,
    [sessionId, members],
  );
  tx.audit(subjectOf(sessionId), 'opened', { memberCount: members });
  tx.wake('council-session', sessionId);
  return { version: session.version + 1 };
}

async function whatIsMissing(
  tx: Transaction,
  { id, quorum }: LockedSession,
): Promise<{ members: number; missing: readonly Missing[] }> {
  const people = await tx.rows<{ personId: string; fullName: string; office: string; attendance: string | null }>(
    `SELECT p.id AS "personId", p.full_name AS "fullName", m.office, m.attendance
       FROM session_member m JOIN person p ON p.id = m.person_id WHERE m.session_id = $1 ORDER BY p.full_name, p.id`,
    [id],
  );
  const items = await tx.rows<{ dossierId: string }>(
    `SELECT dossier_id AS "dossierId" FROM session_item WHERE session_id = $1 AND state = 'pending' ORDER BY ord`,
    [id],
  );
  const barred = await barredAt(
    tx,
    items.map(({ dossierId }) => dossierId),
    'vote',
  );
  const unmarked = people.filter(({ attendance }) => attendance === null);
  const present = people.filter(({ attendance }) => attendance === 'present');
  const missing: Missing[] = [];
  if (unmarked.length > 0) {
    missing.push({
      what: 'attendance',
      text: `chưa điểm danh ${unmarked.map(({ fullName }) => fullName).join(', ')}`,
      people: unmarked.map(({ personId, fullName }) => ({ personId, fullName })),
    });
  }
  if (!hasQuorum(quorum, present.length, people.length)) {
    const needed = Math.ceil((quorum.numerator * people.length) / quorum.denominator);
    missing.push({
      what: 'quorum',
      text: `có mặt ${present.length} trên ${people.length} thành viên, cần ít nhất ${needed}`,
    });
  }
  if (!present.some(({ office }) => office === 'chair' || office === 'vice-chair')) {
    missing.push({ what: 'presiding-member', text: 'Chủ tịch và các Phó Chủ tịch Hội đồng đều không có mặt' });
  }
  if (items.length === 0) missing.push({ what: 'items', text: 'chương trình chưa có hồ sơ nào' });
  if (barred.length > 0) {
    missing.push({
      what: 'barred',
      text: `phải đưa ra khỏi chương trình hồ sơ bị chặn: ${barred.map(({ detail }) => detail.replace(/\.$/, '')).join('; ')}`,
      dossiers: barred,
    });
  }
  return { members: people.length, missing };
}

/** Whoever is missing comes first: without them nothing else matters. */
function slugOf(missing: readonly Missing[]): ProblemSlug {
  if (missing.every(({ what }) => what === 'items')) return 'agenda-empty';
  if (missing.some(({ what }) => what !== 'barred')) return 'no-quorum';
  const barred = missing.flatMap(({ dossiers = [] }) => dossiers);
  return barred.every(({ code }) => code === 'head-barred') ? 'head-barred' : 'gate-barred';
}
