import { formatDay, Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import type { Office } from './session-access.js';

/** Somebody becomes a member, from a day on. */
export interface Appointment {
  readonly personId: string;
  readonly office: Office;
  /** First day, 'YYYY-MM-DD'. */
  readonly from: string;
  /** The decision (quyết định kiện toàn) it rests on. */
  readonly document: string;
}

/** Somebody sits for a member at meetings between two days (ủy viên được cử họp thay). */
export interface ActingAppointment {
  readonly memberId: string;
  readonly actingId: string;
  readonly from: string;
  readonly to: string;
  readonly document: string;
}

/** @throws Problem no-such-thing, stale-version, already-recorded, conflicting-act */
export async function appointMember(
  tx: Transaction,
  code: string,
  version: number,
  { personId, office, from, document }: Appointment,
): Promise<{ version: number }> {
  const council = await lockCouncil(tx, code, version);
  await requirePeople(tx, [personId]);
  await refuseSeated(tx, council.id, personId, from, null);
  if (office === 'chair') await refuseSecondChair(tx, council.id, personId, from);
  await tx.rows(
    'INSERT INTO council_member (council_id, person_id, office, valid_from, document) VALUES ($1, $2, $3, $4, $5)',
    [council.id, personId, office, from, document],
  );
  tx.audit(`council/${council.id}`, 'member-appointed', { personId, office, from, document });
  return raise(tx, council);
}

/** A member's office from a day on; until the day before he held the other. @throws Problem no-such-thing, stale-version, not-a-member, conflicting-act */
export async function changeOffice(
  tx: Transaction,
  code: string,
  version: number,
  { personId, office, from, document }: Appointment,
): Promise<{ version: number }> {
  const council = await lockCouncil(tx, code, version);
  const held = await membershipOn(tx, council.id, personId, from);
  if (held.office === office) throw new Problem('already-recorded', 'Thành viên đang giữ chức danh này.');
  if (held.from === from) {
    throw new Problem('conflicting-act', `Thành viên giữ chức danh hiện nay từ chính ngày ${formatDay(from)}.`);
  }
  if (office === 'chair') await refuseSecondChair(tx, council.id, personId, from);
  await tx.rows(
    `UPDATE council_member SET valid_to = $3::date - 1, end_document = $4 WHERE council_id = $1 AND person_id = $2 AND valid_from = $5`,
    [council.id, personId, from, document, held.from],
  );
  await tx.rows(
    `INSERT INTO council_member (council_id, person_id, office, valid_from, valid_to, document) VALUES ($1, $2, $3, $4, $5, $6)`,
    [council.id, personId, office, from, held.to, document],
  );
  tx.audit(`council/${council.id}`, 'office-changed', { personId, office, from, document });
  return raise(tx, council);
}

/** Ends a membership with a last day. @throws Problem no-such-thing, stale-version, not-a-member */
export async function endMembership(
  tx: Transaction,
  code: string,
  version: number,
  { personId, lastDay, document }: { readonly personId: string; readonly lastDay: string; readonly document: string },
): Promise<{ version: number }> {
  const council = await lockCouncil(tx, code, version);
  const held = await membershipOn(tx, council.id, personId, lastDay);
  await tx.rows(
    'UPDATE council_member SET valid_to = $3, end_document = $4 WHERE council_id = $1 AND person_id = $2 AND valid_from = $5',
    [council.id, personId, lastDay, document, held.from],
  );
  tx.audit(`council/${council.id}`, 'membership-ended', { personId, lastDay, document });
  return raise(tx, council);
}

/**
 * Sends somebody to sit for a member at meetings between two days. He votes in his own name; the seats stay as many.
 * @throws Problem no-such-thing, stale-version, not-a-member, already-recorded, conflicting-act
 */
export async function sendActing(
  tx: Transaction,
  code: string,
  version: number,
  { memberId, actingId, from, to, document }: ActingAppointment,
): Promise<{ version: number }> {
  const council = await lockCouncil(tx, code, version);
  await requirePeople(tx, [actingId]);
  const held = await membershipOn(tx, council.id, memberId, from);
  if (held.to !== null && held.to < to) {
    throw new Problem('conflicting-act', `Thành viên được thay chỉ còn là thành viên đến ngày ${formatDay(held.to)}.`);
  }
  await refuseSeated(tx, council.id, actingId, from, to);
  const taken = await tx.one(
    `SELECT 1 AS here FROM acting_member WHERE council_id = $1 AND member_id = $2
        AND daterange(valid_from, valid_to, '[]') && daterange($3::date, $4::date, '[]') LIMIT 1`,
    [council.id, memberId, from, to],
  );
  if (taken) throw new Problem('conflicting-act', 'Thành viên này đã có người được cử họp thay trong thời gian ấy.');
  await tx.rows(
    `INSERT INTO acting_member (council_id, member_id, acting_id, valid_from, valid_to, document) VALUES ($1, $2, $3, $4, $5, $6)`,
    [council.id, memberId, actingId, from, to, document],
  );
  tx.audit(`council/${council.id}`, 'acting-sent', { memberId, actingId, from, to, document });
  return raise(tx, council);
}

/**
 * Ends a sending before its last day, or takes back one that has not begun (`lastDay` before its first day).
 * @throws Problem no-such-thing, stale-version, not-a-member, invalid-input
 */
export async function endActing(
  tx: Transaction,
  code: string,
  version: number,
  { memberId, from, lastDay }: { readonly memberId: string; readonly from: string; readonly lastDay: string },
): Promise<{ version: number }> {
  const council = await lockCouncil(tx, code, version);
  const sent = await tx.required<{ to: string }>(
    `SELECT valid_to::text AS "to" FROM acting_member WHERE council_id = $1 AND member_id = $2 AND valid_from = $3`,
    [council.id, memberId, from],
    'not-a-member',
    'Không có lần cử họp thay nào bắt đầu từ ngày ấy.',
  );
  if (lastDay > sent.to) {
    throw new Problem('invalid-input', `Lần cử họp thay đã hết vào ngày ${formatDay(sent.to)}.`, {
      extra: { field: 'lastDay' },
    });
  }
  await tx.rows(
    lastDay < from
      ? 'DELETE FROM acting_member WHERE council_id = $1 AND member_id = $2 AND valid_from = $3 AND $4::date < valid_from'
      : 'UPDATE acting_member SET valid_to = $4::date WHERE council_id = $1 AND member_id = $2 AND valid_from = $3',
    [council.id, memberId, from, lastDay],
  );
  tx.audit(`council/${council.id}`, 'acting-ended', { memberId, from, lastDay });
  return raise(tx, council);
}

interface LockedCouncil {
  readonly id: string;
  readonly version: number;
}

async function lockCouncil(tx: Transaction, code: string, version: number): Promise<LockedCouncil> {
  const council = await tx.required<LockedCouncil>(
    'SELECT id, version FROM council WHERE code = $1 FOR UPDATE',
    [code],
    'no-such-thing',
    'Không có Hội đồng này.',
  );
  if (council.version === version) return council;
  throw new Problem('stale-version', `Hội đồng đã ở phiên bản ${council.version}.`, {
    extra: { version: council.version },
  });
}

async function raise(tx: Transaction, { id, version }: LockedCouncil): Promise<{ version: number }> {
  await tx.rows('UPDATE council SET version = version + 1 WHERE id = $1', [id]);
  return { version: version + 1 };
}

async function requirePeople(tx: Transaction, personIds: readonly string[]): Promise<void> {
  const known = await tx.rows('SELECT id FROM person WHERE id = ANY($1::uuid[])', [personIds]);
  if (known.length < personIds.length) throw new Problem('no-such-thing', 'Không có người này.');
}

/** The membership that covers a day. */
function membershipOn(
  tx: Transaction,
  councilId: string,
  personId: string,
  day: string,
): Promise<{ office: string; from: string; to: string | null }> {
  return tx.required<{ office: string; from: string; to: string | null }>(
    `SELECT office, valid_from::text AS "from", valid_to::text AS "to" FROM council_member
      WHERE council_id = $1 AND person_id = $2 AND daterange(valid_from, valid_to, '[]') @> $3::date`,
    [councilId, personId, day],
    'not-a-member',
    `Người này không phải thành viên Hội đồng vào ngày ${formatDay(day)}.`,
  );
}

/** Nobody has two seats on one day: neither as a member twice, nor as a member and in another's stead. */
async function refuseSeated(
  tx: Transaction,
  councilId: string,
  personId: string,
  from: string,
  to: string | null,
): Promise<void> {
  const seated = await tx.one(
    `SELECT 1 AS here FROM council_member WHERE council_id = $1 AND person_id = $2
        AND daterange(valid_from, valid_to, '[]') && daterange($3::date, $4::date, '[]')
     UNION ALL
     SELECT 1 FROM acting_member WHERE council_id = $1 AND acting_id = $2
        AND daterange(valid_from, valid_to, '[]') && daterange($3::date, $4::date, '[]') LIMIT 1`,
    [councilId, personId, from, to],
  );
  if (seated) {
    throw new Problem('already-recorded', 'Người này đã là thành viên, hoặc được cử họp thay, trong thời gian ấy.');
  }
}

async function refuseSecondChair(tx: Transaction, councilId: string, personId: string, from: string): Promise<void> {
  const chair = await tx.one<{ fullName: string }>(
    `SELECT p.full_name AS "fullName" FROM council_member m JOIN person p ON p.id = m.person_id
      WHERE m.council_id = $1 AND m.person_id <> $2 AND m.office = 'chair'
        AND daterange(m.valid_from, m.valid_to, '[]') && daterange($3::date, NULL, '[]') LIMIT 1`,
    [councilId, personId, from],
  );
  if (chair) throw new Problem('conflicting-act', `Hội đồng đang có Chủ tịch: ${chair.fullName}.`);
}
