import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { lockRegisterOf } from './lock-bodies.js';
import { MATCHED, OPENED, type Verdict } from './match-subjects.js';
import type { SubjectKind } from './subjects.js';

/** Somebody entered in the register by hand. */
export interface SubjectEntry {
  readonly kind: SubjectKind;
  /** Tells namesakes apart. */
  readonly code: string | null;
  readonly name: string;
  readonly title: string | null;
  readonly bodyId: string;
}

/**
 * Enters a subject. A namesake in the body asks for a code.
 * @throws Problem already-recorded, conflicting-act
 */
export async function openSubject(tx: Transaction, entry: SubjectEntry): Promise<string> {
  await lockRegisterOf(tx, [entry.bodyId]);
  const values = [entry.kind, entry.code, entry.name, entry.title, entry.bodyId];
  const match = await tx.one<{ verdict: Verdict; subjectId: string | null }>(
    `WITH ${IDENTITY}, ${MATCHED} SELECT verdict, subject_id AS "subjectId" FROM matched`,
    values,
  );
  if (match!.verdict === 'known' || match!.verdict === 'other-kind') {
    throw new Problem('already-recorded', 'Đối tượng này đã có trong sổ vàng.', {
      extra: { subjectId: match!.subjectId },
    });
  }
  if (match!.verdict === 'ambiguous') {
    throw new Problem('conflicting-act', 'Trong đơn vị có người cùng tên: hãy ghi mã đối tượng để phân biệt.');
  }
  const opened = await tx.one<{ id: string }>(
    `WITH ${IDENTITY},
     fresh AS MATERIALIZED (SELECT gen_random_uuid() AS id, i.* FROM identity i),
     ${OPENED}
     SELECT id FROM fresh`,
    values,
  );
  tx.audit(`subject/${opened!.id}`, 'openSubject', entry);
  return opened!.id;
}

const IDENTITY = `
  identity AS (SELECT 1 AS ord, $1::text AS kind, $2::text AS code, $3::text AS name, $4::text AS title, $5::uuid AS body_id,
                      NULL::uuid AS person_id)`;
