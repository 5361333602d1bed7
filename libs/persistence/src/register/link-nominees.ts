import type { Transaction } from '../transaction.js';
import { lockRegisterOf } from './lock-bodies.js';
import { MATCHED, OPENED } from './match-subjects.js';

/**
 * Finds the nominees of dossiers in the register, or opens them there. One with namesakes stays without a subject until a
 * person tells them apart. Nominees already linked are left as they are.
 */
export async function linkNominees(tx: Transaction, dossierIds: readonly string[]): Promise<void> {
  const unlinked = await tx.rows<{ bodyId: string }>(
    `SELECT DISTINCT n.body_id AS "bodyId" FROM dossier d JOIN nominee n ON n.id = d.nominee_id
      WHERE d.id = ANY ($1::uuid[]) AND n.subject_id IS NULL`,
    [dossierIds],
  );
  if (unlinked.length === 0) return;
  const bodyIds = unlinked.map(({ bodyId }) => bodyId);
  const [, linked] = await Promise.all([
    lockRegisterOf(tx, bodyIds),
    tx.rows<{ subjectId: string; nomineeId: string; opened: boolean }>(LINK, [dossierIds]),
  ]);
  for (const { subjectId, nomineeId, opened } of linked) {
    if (opened) tx.audit(`subject/${subjectId}`, 'openSubject', { nomineeId });
  }
}

const LINK = `
  WITH identity AS (
    SELECT DISTINCT n.id AS ord, NULL::text AS code, n.kind, n.name, n.title, n.body_id, n.person_id
      FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE d.id = ANY ($1::uuid[]) AND n.subject_id IS NULL),
  ${MATCHED},
  fresh AS MATERIALIZED (
    SELECT gen_random_uuid() AS id, i.* FROM matched m JOIN identity i ON i.ord = m.ord WHERE m.verdict = 'new'),
  ${OPENED},
  decided AS (
    SELECT ord, subject_id, false AS opened FROM matched WHERE verdict = 'known'
    UNION ALL SELECT ord, id, true FROM fresh)
  UPDATE nominee n SET subject_id = decided.subject_id FROM decided WHERE n.id = decided.ord
  RETURNING n.id AS "nomineeId", n.subject_id AS "subjectId", decided.opened`;
