import { Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import { enterAwards } from './enter-awards.js';
import { OPENED } from './match-subjects.js';

/** A nominee whose namesakes a person must tell apart, with the namesakes. */
export interface UnknownNominee {
  readonly id: string;
  readonly kind: 'individual' | 'collective' | 'household';
  readonly name: string;
  readonly title: string | null;
  readonly bodyId: string;
  readonly namesakes: readonly { readonly subjectId: string; readonly name: string; readonly title: string | null }[];
}

/** Nominees of submitted dossiers that nobody has found in the register, under the care of one Home Affairs. */
export function listUnknownNominees(
  sql: Sql,
  page: { readonly homeAffairsIds: readonly string[]; readonly afterId: string | null; readonly rows: number },
): Promise<UnknownNominee[]> {
  return sql.rows<UnknownNominee & Record<string, unknown>>(
    `SELECT n.id, n.kind, n.name, n.title, n.body_id AS "bodyId",
            coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('subjectId', s.id, 'name', s.name, 'title', s.title))
               FROM subject_tenure t JOIN subject s ON s.id = present_subject(t.subject_id)
              WHERE t.body_id = n.body_id AND lower(t.name) = lower(tidy_name(n.name)) AND s.kind = n.kind), '[]') AS namesakes
       FROM nominee n
      WHERE n.subject_id IS NULL AND EXISTS (SELECT FROM dossier d WHERE d.nominee_id = n.id AND d.submission_id IS NOT NULL)
        AND EXISTS (SELECT FROM unnest($1::uuid[]) AS h (id) WHERE keeps_register_of(h.id, n.body_id))
        AND ($2::uuid IS NULL OR n.id > $2) ORDER BY n.id LIMIT $3`,
    [page.homeAffairsIds, page.afterId, page.rows],
  );
}

/**
 * A person says who a nominee is. Awards published meanwhile enter the register.
 * @param subjectId null: somebody new to the register
 * @returns the subject
 * @throws Problem no-such-thing, already-recorded, invalid-input
 */
export async function identifyNominee(tx: Transaction, nomineeId: string, subjectId: string | null): Promise<string> {
  const nominee = await tx.required<{ kind: string; subjectId: string | null; known: string | null }>(
    `SELECT n.kind, n.subject_id AS "subjectId", s.kind AS known
       FROM nominee n LEFT JOIN subject s ON s.id = $2 AND s.ended_on IS NULL WHERE n.id = $1 FOR UPDATE OF n`,
    [nomineeId, subjectId],
    'no-such-thing',
    'Không tìm thấy đối tượng được đề nghị này.',
  );
  if (nominee.subjectId !== null)
    throw new Problem('already-recorded', 'Đối tượng này đã được xác định trong sổ vàng.');
  if (subjectId !== null && nominee.known !== nominee.kind) {
    throw new Problem('invalid-input', 'Không có đối tượng cùng loại với mã đã chọn trong sổ vàng.');
  }
  const linked = await tx.one<{ subjectId: string }>(subjectId === null ? OPEN : LINK, [
    nomineeId,
    ...(subjectId === null ? [] : [subjectId]),
  ]);
  tx.audit(`subject/${linked!.subjectId}`, 'identifyNominee', { nomineeId, opened: subjectId === null });
  const dossiers = await tx.rows<{ id: string }>(
    `SELECT id FROM dossier WHERE nominee_id = $1 AND stage = 'notified' ORDER BY id`,
    [nomineeId],
  );
  await enterAwards(
    tx,
    dossiers.map(({ id }) => id),
  );
  return linked!.subjectId;
}

const LINK = `UPDATE nominee SET subject_id = $2 WHERE id = $1 RETURNING subject_id AS "subjectId"`;

const OPEN = `
  WITH fresh AS MATERIALIZED (
    SELECT gen_random_uuid() AS id, NULL::text AS code, kind, name, title, body_id, person_id FROM nominee WHERE id = $1),
  ${OPENED}
  UPDATE nominee n SET subject_id = fresh.id FROM fresh WHERE n.id = $1 RETURNING n.subject_id AS "subjectId"`;
