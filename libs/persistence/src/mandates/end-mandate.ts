import { Problem } from '@bangvang/domain';
import { tellPeople } from '../messages/tell-people.js';
import type { Transaction } from '../transaction.js';
import { giveBackLapsed } from './give-back.js';

/**
 * Ends a mandate before its day: by either of the two, or by whoever leads the position's body. What is held under it goes back in
 * the same transaction.
 * @throws Problem no-such-thing, not-allowed, already-recorded
 */
export async function endMandate(
  tx: Transaction,
  byId: string,
  mandateId: string,
): Promise<{ readonly returned: number }> {
  const mandate = await tx.required<Standing & Record<string, unknown>>(
    STANDING,
    [mandateId, byId],
    'no-such-thing',
    'Không có lần giao xử lý thay này.',
  );
  if (!mandate.may)
    throw new Problem('not-allowed', 'Chỉ hai người ấy hoặc lãnh đạo điều phối của cơ quan kết thúc được.');
  const ended = await tx.one(
    'UPDATE mandate SET ended_at = legal_now(), ended_by = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id',
    [mandateId, byId],
  );
  if (!ended) throw new Problem('already-recorded', 'Lần giao xử lý thay này đã kết thúc.');
  tx.audit(`mandate/${mandateId}`, 'end', {});
  await tellPeople(tx, [mandate.personId, mandate.substituteId], {
    ...{ key: `mandate/${mandateId}/ended`, kind: 'mandate-ended', subjectKind: 'mandate', subjectId: mandateId },
    title: `Thôi xử lý thay: ${mandate.title}`,
    text: `${mandate.substitute} thôi xử lý thay ${mandate.person} ở vị trí ${mandate.title} từ bây giờ.`,
  });
  tx.inboxesChanged();
  return { returned: await giveBackLapsed(tx) };
}

interface Standing {
  readonly may: boolean;
  readonly personId: string;
  readonly substituteId: string;
  readonly person: string;
  readonly substitute: string;
  readonly title: string;
}

const STANDING = `
  SELECT m.person_id AS "personId", m.substitute_id AS "substituteId", a.full_name AS person, s.full_name AS substitute, p.title,
         $2 IN (m.person_id, m.substitute_id) OR leads_today(p.body_id, $2) AS may
    FROM mandate m JOIN position p ON p.id = m.position_id JOIN person a ON a.id = m.person_id JOIN person s ON s.id = m.substitute_id
   WHERE m.id = $1`;
