import type { CheckKind, Standing } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';

/** An answer on a dossier's file, as people are shown it. */
export interface ConfirmationOnRecord {
  readonly id: string;
  readonly kind: CheckKind;
  readonly about: string;
  readonly holds: boolean;
  readonly standing: Standing;
  readonly note: string;
  readonly evidenceSha256: string | null;
  readonly person: string;
  readonly position: string;
  readonly body: string;
  readonly recordedAt: string;
  /** false: the paper it was read off has been replaced, or a later or a verified answer has taken its place. */
  readonly counts: boolean;
}

/** All answers on a dossier's file, the oldest first. */
export function listConfirmations(sql: Sql, dossierId: string): Promise<ConfirmationOnRecord[]> {
  return sql.rows<ConfirmationOnRecord & Record<string, unknown>>(CONFIRMATIONS, [dossierId]);
}

const CONFIRMATIONS = `
  WITH present AS (
    SELECT f.*, f.paper_sha256 IS NULL OR EXISTS (SELECT FROM paper p WHERE p.dossier_id = f.dossier_id
             AND p.paper_code = f.about AND p.file_sha256 = f.paper_sha256 AND p.replaced_at IS NULL) AS fresh
      FROM confirmation f WHERE f.dossier_id = $1)
  SELECT f.id, f.check_kind AS kind, f.about, f.holds, f.standing, f.note, f.evidence_sha256 AS "evidenceSha256",
         h.full_name AS person, o.title AS position, b.name AS body, ${ISO('f.recorded_at')} AS "recordedAt",
         f.fresh AND row_number() OVER (PARTITION BY f.check_kind, f.about, f.fresh
           ORDER BY f.standing = 'verified' DESC, f.recorded_at DESC, f.id DESC) = 1 AS counts
    FROM present f JOIN person h ON h.id = f.person_id JOIN position o ON o.id = f.position_id
    CROSS JOIN LATERAL (SELECT t.name FROM body_tenure t WHERE t.body_id = o.body_id
      ORDER BY (t.valid_from <= f.recorded_at::date) DESC, t.valid_from DESC LIMIT 1) AS b
   ORDER BY f.recorded_at, f.id`;
