import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';

/** A declared conflict of interest, as its person and its declarer see it; nobody else does. Instants ISO. */
export interface ConflictRecord {
  readonly id: string;
  readonly personId: string;
  readonly person: string;
  readonly subjectId: string | null;
  readonly subject: string | null;
  readonly dossierId: string | null;
  readonly kind: 'kin' | 'other';
  /** Only for its declarer. */
  readonly reason: string | null;
  readonly declaredBy: string;
  readonly declaredAt: string;
  readonly endedAt: string | null;
}

/** Declarations about a person or made by him, the latest first. @param after instant (ISO) and id of the last one shown */
export function listConflicts(
  sql: Sql,
  personId: string,
  page: { readonly after: readonly [string, string] | null; readonly limit: number },
): Promise<ConflictRecord[]> {
  return sql.rows<ConflictRecord & Record<string, unknown>>(
    `SELECT c.id, c.person_id AS "personId", p.full_name AS person, c.subject_id AS "subjectId", s.name AS subject,
            c.dossier_id AS "dossierId", c.kind, CASE WHEN c.declared_by = $1 THEN c.reason END AS reason,
            maker.full_name AS "declaredBy", ${ISO('c.declared_at')} AS "declaredAt", ${ISO('c.ended_at')} AS "endedAt"
       FROM conflict_declaration c JOIN person p ON p.id = c.person_id JOIN person maker ON maker.id = c.declared_by
       LEFT JOIN subject s ON s.id = c.subject_id
      WHERE $1 IN (c.person_id, c.declared_by) AND ($2::timestamptz IS NULL OR (c.declared_at, c.id) < ($2, $3::uuid))
      ORDER BY c.declared_at DESC, c.id DESC LIMIT $4`,
    [personId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
}
