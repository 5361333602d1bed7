import { Problem } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/** Why a head is commended although targets of his body are unmet. */
export interface HeadOverride {
  /** Who answers for it. */
  readonly name: string;
  readonly reason: string;
  readonly documentNumber: string;
  readonly documentDate: string;
}

/** An override as the dossier shows it for ever. */
export interface HeadOverrideOnRecord extends HeadOverride {
  readonly recordedBy: string;
  readonly recordedAt: string;
}

/** The body that issued a dossier's campaign; null where there is no such dossier. */
export async function issuerOfDossier(sql: Sql, dossierId: string): Promise<string | null> {
  const [found] = await sql.rows<{ issuer: string }>(
    'SELECT c.issuer_body_id AS issuer FROM dossier d JOIN campaign c ON c.id = d.campaign_id WHERE d.id = $1',
    [dossierId],
  );
  return found?.issuer ?? null;
}

/**
 * Puts an override on a dossier's file, once and for ever.
 * @throws Problem no-such-dossier, own-nominee, wrong-stage, already-recorded
 */
export async function overrideHead(
  tx: Transaction,
  dossierId: string,
  override: HeadOverride,
  personId: string,
): Promise<void> {
  const dossier = await tx.required<{ own: boolean; ended: boolean; overridden: boolean }>(
    `SELECT n.person_id IS NOT DISTINCT FROM $2 AS own, EXISTS (SELECT FROM head_override v WHERE v.dossier_id = d.id) AS overridden,
            d.stage IN ('decided', 'notified', 'refused', 'returned', 'withdrawn', 'lapsed')
              OR EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) AS ended
       FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE d.id = $1 FOR UPDATE OF d`,
    [dossierId, personId],
    'no-such-dossier',
    'Không tìm thấy hồ sơ này.',
  );
  if (dossier.own) throw new Problem('own-nominee', 'Bạn là người được đề nghị trong hồ sơ này.');
  if (dossier.overridden) throw new Problem('already-recorded', 'Hồ sơ đã có ý kiến cho phép; ý kiến này không sửa.');
  if (dossier.ended) throw new Problem('wrong-stage', 'Hồ sơ đã kết thúc.');
  await tx.rows(
    `INSERT INTO head_override (dossier_id, name, reason, document_number, document_date, person_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, legal_now())`,
    [dossierId, override.name, override.reason, override.documentNumber, override.documentDate, personId],
  );
  tx.audit(`dossier/${dossierId}`, 'head-override', override);
}

/** The override on a dossier's file, or null. */
export async function findHeadOverride(sql: Sql, dossierId: string): Promise<HeadOverrideOnRecord | null> {
  const [found] = await sql.rows<HeadOverrideOnRecord & Record<string, unknown>>(
    `SELECT v.name, v.reason, v.document_number AS "documentNumber", v.document_date::text AS "documentDate",
            p.full_name AS "recordedBy", ${ISO('v.recorded_at')} AS "recordedAt"
       FROM head_override v JOIN person p ON p.id = v.person_id WHERE v.dossier_id = $1`,
    [dossierId],
  );
  return found ?? null;
}
