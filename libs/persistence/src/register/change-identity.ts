import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** What a subject is called and where it belongs from a day on. */
export interface NewIdentity {
  readonly subjectId: string;
  readonly version: number;
  readonly name: string;
  readonly title: string | null;
  readonly bodyCode: string;
  /** First day of the new identity. */
  readonly from: string;
  readonly document: string;
}

/**
 * Gives a subject a new identity from a day on; the one before stays on record and stays searched.
 * @returns the new version
 * @throws Problem no-such-thing, no-such-body, stale-version, conflicting-act, invalid-input
 */
export async function changeIdentity(tx: Transaction, identity: NewIdentity): Promise<number> {
  const { subjectId, version, name, title, bodyCode, from, document } = identity;
  const subject = await tx.required<{ version: number; endedOn: string | null; began: string | null }>(
    `SELECT s.version, s.ended_on::text AS "endedOn", t.valid_from::text AS began
       FROM subject s LEFT JOIN subject_tenure t ON t.subject_id = s.id AND t.valid_to IS NULL
      WHERE s.id = $1 FOR UPDATE OF s`,
    [subjectId],
    'no-such-thing',
    'Không tìm thấy đối tượng này trong sổ vàng.',
  );
  if (subject.version !== version) throw new Problem('stale-version', 'Đối tượng đã được sửa từ khi bạn mở.');
  if (subject.endedOn !== null)
    throw new Problem('conflicting-act', 'Đối tượng này đã kết thúc; hãy sửa đối tượng kế tục.');
  if (subject.began !== null && from <= subject.began) {
    throw new Problem('invalid-input', `Ngày thay đổi phải sau ngày ${subject.began} của lần thay đổi trước.`);
  }
  const changed = await tx.required<{ version: number }>(
    CHANGE,
    [subjectId, name, title, bodyCode, from, document],
    'no-such-body',
    `Không có cơ quan, đơn vị “${bodyCode}”.`,
  );
  tx.audit(`subject/${subjectId}`, 'changeIdentity', { name, title, bodyCode, from, document });
  return changed.version;
}

const CHANGE = `
  WITH place AS (SELECT id FROM body WHERE code = $4),
  closed AS (
    UPDATE subject_tenure t SET valid_to = $5::date - 1 FROM place WHERE t.subject_id = $1 AND t.valid_to IS NULL RETURNING t.seq),
  begun AS (
    INSERT INTO subject_tenure (subject_id, seq, valid_from, name, title, body_id, document)
    SELECT $1, closed.seq + 1, $5::date, tidy_name($2), tidy_name($3), place.id, $6 FROM place, closed)
  UPDATE subject s SET name = tidy_name($2), title = tidy_name($3), body_id = place.id, search = s.search || name_vector($2),
         listed_by = listed_name(s.kind, tidy_name($2)), version = s.version + 1
    FROM place WHERE s.id = $1 RETURNING s.version`;
