import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** Subjects that go on in others: merged into one, split into several, or found to be the same. */
export interface Succession {
  readonly kind: 'merge' | 'split' | 'same';
  readonly predecessorIds: readonly string[];
  readonly successorIds: readonly string[];
  readonly succeededOn: string;
  readonly document: string;
}

/**
 * Lets every predecessor end and go on in every successor. History is not copied: a successor's line leads back to it.
 * @throws Problem no-such-thing, invalid-input, conflicting-act
 */
export async function succeed(tx: Transaction, succession: Succession): Promise<void> {
  const { kind, predecessorIds, successorIds, succeededOn, document } = succession;
  const all = [...predecessorIds, ...successorIds];
  const locked = await tx.rows<{ id: string; kind: string; endedOn: string | null }>(
    `SELECT id, kind, ended_on::text AS "endedOn" FROM subject WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
    [all],
  );
  if (locked.length !== new Set(all).size)
    throw new Problem('no-such-thing', 'Có đối tượng không tìm thấy trong sổ vàng.');
  if (locked.length !== all.length) throw new Problem('invalid-input', 'Một đối tượng không thể kế tục chính mình.');
  if (new Set(locked.map((subject) => subject.kind)).size > 1) {
    throw new Problem('invalid-input', 'Chỉ đối tượng cùng loại kế tục nhau.');
  }
  if (kind === 'same' && successorIds.length > 1) {
    throw new Problem('invalid-input', 'Các mục trùng nhau chỉ gộp về một đối tượng.');
  }
  if (locked[0]!.kind === 'individual' && kind !== 'same') {
    throw new Problem('invalid-input', 'Cá nhân không sáp nhập hoặc chia tách; chỉ gộp các mục trùng của một người.');
  }
  if (locked.some(({ endedOn }) => endedOn !== null)) {
    throw new Problem('conflicting-act', 'Có đối tượng đã kết thúc trước đó.');
  }
  await tx.rows(SUCCEED, [predecessorIds, successorIds, kind, succeededOn, document]);
  for (const id of all) tx.audit(`subject/${id}`, 'succeed', { ...succession });
}

/** Predecessors end with the day before; a person's account goes on with the one successor. */
const SUCCEED = `
  WITH ended AS (
    UPDATE subject SET ended_on = $4::date, version = version + 1 WHERE id = ANY ($1::uuid[]) RETURNING id, person_id),
  closed AS (
    UPDATE subject_tenure t SET valid_to = greatest($4::date - 1, t.valid_from) FROM ended
     WHERE t.subject_id = ended.id AND t.valid_to IS NULL),
  going_on AS (
    UPDATE subject s SET person_id = coalesce(s.person_id, (SELECT e.person_id FROM ended e WHERE e.person_id IS NOT NULL LIMIT 1)),
           version = s.version + 1
     WHERE $3 = 'same' AND s.id = ANY ($2::uuid[])),
  renominated AS (
    UPDATE nominee n SET subject_id = ($2::uuid[])[1] WHERE $3 = 'same' AND n.subject_id = ANY ($1::uuid[]))
  INSERT INTO subject_succession (predecessor_id, successor_id, kind, succeeded_on, document)
  SELECT p.id, s.id, $3, $4, $5 FROM unnest($1::uuid[]) AS p (id) CROSS JOIN unnest($2::uuid[]) AS s (id)`;
