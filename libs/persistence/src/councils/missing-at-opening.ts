import { hasQuorum, type ProblemSlug } from '@bangvang/domain';
import { barredAt } from '../law/refuse-barred.js';
import type { Transaction } from '../transaction.js';
import { ACTING, standsAside } from './aside.js';
import { membershipDifferences } from './membership-differences.js';
import type { Missing } from './missing.js';
import { missingKeys } from './missing-keys.js';
import type { LockedSession } from './session-lock.js';

/** Everything a convened session lacks, and how many members it has. */
export async function whatIsMissing(
  tx: Transaction,
  session: LockedSession,
  secretOnPaper: boolean,
): Promise<{ members: number; missing: readonly Missing[] }> {
  const people = await tx.rows<Member>(
    `SELECT p.id AS "personId", p.full_name AS "fullName", m.office, m.attendance
       FROM session_member m JOIN person p ON p.id = m.person_id WHERE m.session_id = $1 ORDER BY p.full_name, p.id`,
    [session.id],
  );
  const missing = [
    ...(session.mode === 'written-poll' ? [] : missingPeople(session, people)),
    ...(await missingMembership(tx, session)),
    ...(await missingOrder(tx, session)),
    ...(await missingItems(tx, session)),
    ...(await missingKeys(tx, session.id, secretOnPaper)),
  ];
  return { members: people.length, missing };
}

/** Whoever is missing comes first: without them nothing else matters. */
export function slugOf(missing: readonly Missing[]): ProblemSlug {
  const lacks = (...whats: readonly Missing['what'][]) => missing.every(({ what }) => whats.includes(what));
  if (missing.some(({ what }) => MEMBERS.includes(what))) return 'no-quorum';
  if (lacks('items')) return 'agenda-empty';
  if (!lacks('barred')) return 'opening-incomplete';
  const barred = missing.flatMap(({ dossiers = [] }) => dossiers);
  return barred.every(({ code }) => code === 'head-barred') ? 'head-barred' : 'gate-barred';
}

const MEMBERS: readonly Missing['what'][] = ['attendance', 'quorum', 'presiding-member'];

interface Member {
  readonly personId: string;
  readonly fullName: string;
  readonly office: string;
  readonly attendance: string | null;
}

function missingPeople({ quorum }: LockedSession, people: readonly Member[]): readonly Missing[] {
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
  return missing;
}

async function missingMembership(tx: Transaction, { id }: LockedSession): Promise<readonly Missing[]> {
  const changed = await membershipDifferences(tx, id);
  if (changed.length === 0) return [];
  return [
    {
      what: 'membership',
      text: `thành viên Hội đồng đã thay đổi từ khi triệu tập (${changed.map(({ fullName }) => fullName).join(', ')}), Thư ký chưa cập nhật vào phiên họp`,
      people: changed.map(({ personId, fullName }) => ({ personId, fullName })),
    },
  ];
}

async function missingOrder(tx: Transaction, { id, rules }: LockedSession): Promise<readonly Missing[]> {
  if (!rules.orderToOpen) return [];
  const given = await tx.one(`SELECT 1 AS here FROM session_order WHERE session_id = $1 AND kind = 'open'`, [id]);
  return given ? [] : [{ what: 'order', text: 'chưa có lệnh khai mạc của Chủ tịch Hội đồng hoặc người chủ trì' }];
}

/** What bars items on which whoever acts stands aside is not told him: another of those who lead takes them off. */
async function missingItems(tx: Transaction, { id }: LockedSession): Promise<readonly Missing[]> {
  const items = await tx.rows<{ dossierId: string; aside: boolean }>(
    `SELECT i.dossier_id AS "dossierId", ${standsAside('i', ACTING)} AS aside
       FROM session_item i WHERE i.session_id = $1 AND i.state = 'pending' ORDER BY i.ord`,
    [id],
  );
  if (items.length === 0) return [{ what: 'items', text: 'chương trình chưa có hồ sơ nào' }];
  const ids = items.map(({ dossierId }) => dossierId);
  const barred = await barredAt(tx, ids, 'vote');
  if (barred.length === 0) return [];
  const hidden = new Set(items.filter(({ aside }) => aside).map(({ dossierId }) => dossierId));
  const dossiers = barred.filter(({ dossierId }) => !hidden.has(dossierId));
  const why = dossiers.map(({ detail }) => detail.replace(/\.$/, '')).join('; ');
  const text = why ? `phải đưa ra khỏi chương trình hồ sơ bị chặn: ${why}` : 'chương trình chưa sẵn sàng';
  return [{ what: 'barred', text, dossiers }];
}
