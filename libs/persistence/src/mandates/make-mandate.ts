import { formatDay, Problem, type ProblemSlug } from '@bangvang/domain';
import { tellPeople } from '../messages/tell-people.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';

/** A standing substitute (người xử lý thay) for an absent holder of a position. Days 'YYYY-MM-DD', both counted. */
export interface NewMandate {
  readonly positionId: string;
  /** The absent holder. */
  readonly personId: string;
  readonly substituteId: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly reason: string;
  /** Number of the document it rests on; null where there is none. */
  readonly document: string | null;
}

/**
 * Makes a mandate: by the absent holder himself or by whoever leads the position's body. The substitute has a post of his own in
 * that body, and does not pass the position on. Both are told.
 * @throws Problem no-such-thing, not-allowed, not-substitutable, wrong-holder, invalid-input, mandate-overlaps
 */
export async function makeMandate(
  tx: Transaction,
  byId: string,
  mandate: NewMandate,
): Promise<{ readonly id: string }> {
  const { positionId, personId, substituteId, validFrom, validTo } = mandate;
  if (personId === substituteId) throw new Problem('invalid-input', 'Người xử lý thay phải là người khác.');
  const [, found] = await Promise.all([
    tx.rows('SELECT FROM position WHERE id = $1 FOR UPDATE', [positionId]),
    tx.required<Found & Record<string, unknown>>(
      CHECK,
      [positionId, byId, personId, substituteId, validFrom, validTo],
      'no-such-thing',
      'Không có vị trí này.',
    ),
  ]);
  if (found.code) throw new Problem(found.code, DETAILS[found.code] ?? '');
  const id = newId();
  await tx.rows(INSERT, [
    id,
    positionId,
    personId,
    substituteId,
    validFrom,
    validTo,
    mandate.reason,
    mandate.document,
    byId,
  ]);
  tx.audit(`mandate/${id}`, 'make', mandate);
  await tellPeople(tx, [personId, substituteId], {
    ...{ key: `mandate/${id}/made`, kind: 'mandate-made', subjectKind: 'mandate', subjectId: id },
    title: `Xử lý thay: ${found.title}, ${found.body}`,
    text: `Từ ngày ${formatDay(validFrom)} đến hết ngày ${formatDay(validTo)}, ${found.substitute} xử lý thay ${found.person} ở vị trí ${found.title}, ${found.body}. Lý do: ${mandate.reason}`,
  });
  tx.inboxesChanged();
  return { id };
}

interface Found {
  readonly code: ProblemSlug | null;
  readonly title: string;
  readonly body: string;
  readonly person: string;
  readonly substitute: string;
}

const DETAILS: Partial<Readonly<Record<ProblemSlug, string>>> = {
  'not-allowed': 'Người vắng mặt hoặc lãnh đạo điều phối của cơ quan ấy mới giao người xử lý thay.',
  'not-substitutable': 'Vị trí này phải tự mình làm, hoặc bạn đang giữ nó thay người khác.',
  'wrong-holder': 'Người vắng mặt phải đang giữ vị trí ấy; người xử lý thay phải có vị trí của mình ở cùng cơ quan.',
  'invalid-input': 'Ngày bắt đầu không được trước hôm nay, ngày kết thúc không được trước ngày bắt đầu.',
  'mandate-overlaps': 'Trong thời gian ấy vị trí này của người ấy đã có người xử lý thay.',
};

const HOLDS_FROM = (position: string, person: string, from: string, to: string): string => `EXISTS (
  SELECT FROM position_holder h WHERE h.position_id = ${position} AND h.person_id = ${person}
     AND daterange(h.valid_from, h.valid_to, '[]') @> daterange(${from}::date, ${to}::date, '[]'))`;

const CHECK = `
  SELECT p.title, (SELECT t.name FROM body_tenure t WHERE t.body_id = p.body_id ORDER BY t.valid_from DESC LIMIT 1) AS body,
         (SELECT full_name FROM person WHERE id = $3) AS person, (SELECT full_name FROM person WHERE id = $4) AS substitute,
         CASE WHEN $2 <> $3 AND NOT leads_today(p.body_id, $2) THEN 'not-allowed'
              WHEN NOT r.substitutable OR EXISTS (
                SELECT FROM mandate m WHERE m.id = mandate_today(p.id, $2) AND m.person_id = $3) THEN 'not-substitutable'
              WHEN $5::date > $6::date OR $5::date < (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date THEN 'invalid-input'
              WHEN NOT ${HOLDS_FROM('p.id', '$3::uuid', '$5', '$6')} THEN 'wrong-holder'
              WHEN NOT EXISTS (SELECT FROM position own WHERE own.body_id = p.body_id
                AND ${HOLDS_FROM('own.id', '$4::uuid', '$5', '$6')}) THEN 'wrong-holder'
              WHEN EXISTS (SELECT FROM mandate m WHERE m.position_id = p.id AND m.person_id = $3 AND m.ended_at IS NULL
                AND daterange(m.valid_from, m.valid_to, '[]') && daterange($5::date, $6::date, '[]')) THEN 'mandate-overlaps'
         END AS code
    FROM position p JOIN role r ON r.code = p.role WHERE p.id = $1`;

const INSERT = `
  INSERT INTO mandate (id, position_id, person_id, substitute_id, valid_from, valid_to, reason, document, made_by, made_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, legal_now())`;
