import type { Transaction } from '../transaction.js';

/** What is told about a dossier, in people's words. */
export interface DossierNews {
  readonly dossierId: string;
  readonly visitId: string;
  /** Kind of message: the stage told about. */
  readonly kind: string;
  /** Put before the nominee's name. */
  readonly title: string;
  readonly text: string;
  /** Whether the nominee is told too, where the nominee has an account. */
  readonly tellsNominee: boolean;
}

/** Tells the proposing body's head and officer, or who stands in for them, each once per visit. */
export async function tellProposer(tx: Transaction, news: DossierNews): Promise<void> {
  const told = await tx.rows<{ id: string }>(TELL, [
    news.dossierId,
    news.visitId,
    news.kind,
    news.title,
    news.text,
    news.tellsNominee,
  ]);
  if (told.length > 0) tx.mailWaits();
}

const TELL = `
  WITH today AS (SELECT legal_now() AS now),
  file AS (
    SELECT d.body_id, n.person_id, n.name, a.name AS award
      FROM dossier d JOIN nominee n ON n.id = d.nominee_id JOIN award_type a ON a.code = d.award_code WHERE d.id = $1),
  told AS (
    SELECT h.person_id FROM file JOIN position p ON p.body_id = file.body_id AND p.role IN ('unit-head', 'unit-officer')
      JOIN reached_today h ON h.position_id = p.id
    UNION
    SELECT person_id FROM file WHERE $6 AND person_id IS NOT NULL)
  INSERT INTO message (id, key, kind, subject_kind, subject_id, person_id, address, title, text, told_at)
  SELECT gen_random_uuid(), 'dossier/' || $1::uuid || '/' || $2 || '/' || pe.id, $3, 'dossier', $1::uuid, pe.id, pe.email,
         $4 || ': ' || file.name, file.name || ' – ' || file.award || '. ' || $5,
         today.now
    FROM told JOIN person pe ON pe.id = told.person_id CROSS JOIN file CROSS JOIN today
  ON CONFLICT ON CONSTRAINT message_once DO NOTHING RETURNING id`;
