import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { recuseConcerned } from './derived-recusals.js';
import { tellMembers } from './invitations.js';
import { agendasOf, type MemberAgenda } from './member-agendas.js';
import { membershipDifferences, SEATED_ON } from './membership-differences.js';
import { lockSession, raiseVersion, requireUnopened, subjectOf } from './session-lock.js';

/**
 * Takes the council's membership on the meeting's day into a session that is not open yet: an act of its own, since the
 * convening froze it. Whoever joins is invited, whoever leaves is told; an opinion he gave stays on file and is not counted.
 * @throws Problem no-such-session, stale-version, session-frozen, session-not-open, already-recorded where nothing differs,
 *   conflicting-act where somebody who leaves was handed a token or a paper, which nobody can take back
 */
export async function takeInMembership(
  tx: Transaction,
  sessionId: string,
  version: number,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId, version);
  requireUnopened(session);
  const differences = await membershipDifferences(tx, sessionId);
  if (differences.length === 0) throw new Problem('already-recorded', 'Thành viên phiên họp đã đúng với Hội đồng.');
  const idsOf = (found: typeof differences) => found.map(({ personId }) => personId);
  const left = idsOf(differences.filter(({ now }) => now === null));
  const joined = idsOf(differences.filter(({ frozen }) => frozen === null));
  await refuseHandedOut(tx, sessionId, left);

  const raised = session.version + 1;
  if (left.length > 0) await tellMembers(tx, session, await agendasFor(tx, sessionId, left), 'release', raised);
  await tx.rows('DELETE FROM session_member WHERE session_id = $1 AND person_id = ANY($2::uuid[])', [sessionId, left]);
  await tx.rows(
    `INSERT INTO session_member AS m (session_id, person_id, office, acting_for)
     SELECT DISTINCT ON (s.person_id) i.id, s.person_id, s.office, s.acting_for
       FROM council_session i, (${SEATED_ON}) AS s WHERE i.id = $3 ORDER BY s.person_id, s.acting_for NULLS FIRST
     ON CONFLICT ON CONSTRAINT session_member_pk DO UPDATE SET office = excluded.office, acting_for = excluded.acting_for
       WHERE (m.office, m.acting_for) IS DISTINCT FROM (excluded.office, excluded.acting_for)`,
    [...(await councilAndDay(tx, sessionId)), sessionId],
  );
  await recuseConcerned(tx, sessionId);
  if (joined.length > 0) await tellMembers(tx, session, await agendasFor(tx, sessionId, joined), 'invitation', raised);
  tx.audit(subjectOf(sessionId), 'membership-taken-in', { joined, left, differences });
  return { version: await raiseVersion(tx, session) };
}

async function agendasFor(
  tx: Transaction,
  sessionId: string,
  personIds: readonly string[],
): Promise<readonly MemberAgenda[]> {
  return (await agendasOf(tx, sessionId)).filter(({ personId }) => personIds.includes(personId));
}

async function councilAndDay(tx: Transaction, sessionId: string): Promise<readonly [string, string]> {
  const [found] = await tx.rows<{ councilId: string; day: string }>(
    `SELECT council_id AS "councilId", (meets_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS day
       FROM council_session WHERE id = $1`,
    [sessionId],
  );
  return [found!.councilId, found!.day];
}

async function refuseHandedOut(tx: Transaction, sessionId: string, personIds: readonly string[]): Promise<void> {
  const handed = await tx.rows<{ fullName: string }>(
    `SELECT DISTINCT p.full_name AS "fullName" FROM ballot_roll r JOIN session_item i ON i.id = r.item_id
       JOIN person p ON p.id = r.person_id WHERE i.session_id = $1 AND r.person_id = ANY($2::uuid[])`,
    [sessionId, personIds],
  );
  if (handed.length === 0) return;
  const names = handed.map(({ fullName }) => fullName).join(', ');
  throw new Problem(
    'conflicting-act',
    `${names} đã nhận thẻ bỏ phiếu của phiên họp này; hãy hủy phiên và triệu tập lại.`,
  );
}
