import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/** What dossiers were sent with, about to be frozen. */
export interface Sending {
  readonly kind: 'submission' | 'supplement' | 'dispatch';
  readonly dossierIds: readonly string[];
  /** The paper upward, one for each dossier; the unit's own is known from the dossier. */
  readonly submissionIds?: readonly string[];
  readonly personId: string;
}

/**
 * Freezes the list of papers, and the sheet, of every dossier sent: what is replaced later never changes it. The hash is
 * the SHA-256 of the lines `code sha256 size`, in the order of the codes, and of `PHIEU form/revision sha256` where a
 * sheet was filled.
 * @returns the hash of each dossier's list, for the audit entry of the sending
 */
export async function freezeSendings(tx: Transaction, sending: Sending): Promise<ReadonlyMap<string, string>> {
  const { kind, dossierIds, submissionIds = dossierIds.map(() => null), personId } = sending;
  const frozen = await tx.rows<{ dossierId: string; contentHash: string }>(FREEZE, [
    dossierIds,
    submissionIds,
    kind,
    personId,
  ]);
  return new Map(frozen.map(({ dossierId, contentHash }) => [dossierId, contentHash]));
}

/** A sending as it was frozen. */
export interface SendingRecord {
  readonly nth: number;
  readonly kind: Sending['kind'];
  readonly number: string | null;
  readonly sentAt: string;
  readonly by: string;
  readonly papers: readonly {
    readonly code: string;
    readonly type: string;
    readonly name: string;
    readonly fileSha256: string;
    readonly size: number;
  }[];
  readonly formCode: string | null;
  readonly formRevision: number | null;
  readonly answers: Readonly<Record<string, unknown>> | null;
  readonly achievement: string | null;
  readonly contentHash: string;
}

/** Every sending of a dossier, the oldest first. Whether the caller may see it is asked before. */
export function listSendings(sql: Sql, dossierId: string): Promise<SendingRecord[]> {
  return sql.rows<SendingRecord & Record<string, unknown>>(
    `SELECT s.nth, s.kind, x.number, ${ISO('s.sent_at')} AS "sentAt", p.full_name AS by, s.papers, s.form_code AS "formCode",
            s.form_rev AS "formRevision", s.answers, s.achievement, s.content_hash AS "contentHash"
       FROM dossier_sending s JOIN person p ON p.id = s.person_id LEFT JOIN submission x ON x.id = s.submission_id
      WHERE s.dossier_id = $1 ORDER BY s.nth`,
    [dossierId],
  );
}

const FREEZE = `
  INSERT INTO dossier_sending AS frozen (dossier_id, nth, kind, submission_id, papers, form_code, form_rev, answers,
    content_hash, person_id, sent_at, achievement)
  SELECT d.id, coalesce((SELECT max(s.nth) FROM dossier_sending s WHERE s.dossier_id = d.id), 0) + 1, $3,
         coalesce(asked.submission_id, CASE WHEN $3 = 'submission' THEN d.submission_id END),
         list.papers, d.form_code, d.form_rev, d.answers,
         encode(sha256(convert_to(list.lines || coalesce('PHIEU ' || d.form_code || '/' || d.form_rev || ' '
           || encode(sha256(convert_to(d.answers::text, 'UTF8')), 'hex') || E'\\n', ''), 'UTF8')), 'hex'),
         $4, legal_now(), d.achievement
    FROM unnest($1::uuid[], $2::uuid[]) AS asked (id, submission_id)
    JOIN dossier d ON d.id = asked.id
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('code', p.paper_code, 'type', t.name, 'name', p.name,
               'fileSha256', p.file_sha256, 'size', f.size) ORDER BY p.paper_code COLLATE "C"), '[]') AS papers,
             coalesce(string_agg(p.paper_code || ' ' || p.file_sha256 || ' ' || f.size || E'\\n', ''
               ORDER BY p.paper_code COLLATE "C"), '') AS lines
        FROM paper p JOIN paper_type t ON t.code = p.paper_code JOIN file f ON f.sha256 = p.file_sha256
       WHERE p.dossier_id = d.id AND p.replaced_at IS NULL) AS list
  RETURNING frozen.dossier_id AS "dossierId", frozen.content_hash AS "contentHash"`;
