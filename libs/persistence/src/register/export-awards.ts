import type { Sql } from '../database.js';
import type { PeriodRecord } from './subject-history.js';
import type { SubjectKind } from './subjects.js';

/** A line of the register as it is exported: in the columns an import reads, and whether it was revoked. */
export interface ExportedAward {
  readonly kind: SubjectKind;
  readonly code: string | null;
  readonly name: string;
  readonly title: string | null;
  readonly bodyCode: string;
  readonly awardCode: string;
  readonly commendation: string | null;
  readonly period: PeriodRecord;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly revokedOn: string | null;
}

export interface AwardFilter {
  readonly awardCode: string | null;
  readonly bodyId: string | null;
  /** Awards for achievements that touch this calendar year. */
  readonly year: number | null;
  readonly most: number;
}

/** Awards of the register, by body and name, then by period. */
export function listAwardsHeld(sql: Sql, filter: AwardFilter): Promise<ExportedAward[]> {
  return sql.rows<ExportedAward & Record<string, unknown>>(
    `SELECT s.kind, s.code, s.name, s.title, b.code AS "bodyCode", h.award_code AS "awardCode", h.commendation,
            jsonb_build_object('kind', h.period_kind, 'from', h.period_from, 'to', h.period_to) AS period,
            h.decision_number AS "decisionNumber", h.decided_on::text AS "decidedOn", h.decided_by AS "decidedBy",
            h.revoked_on::text AS "revokedOn"
       FROM award_held h JOIN subject s ON s.id = h.subject_id JOIN body b ON b.id = s.body_id
      WHERE ($1::text IS NULL OR h.award_code = $1) AND ($2::uuid IS NULL OR s.body_id = $2)
        AND ($3::integer IS NULL OR $3 BETWEEN extract(year FROM h.period_from) AND extract(year FROM h.period_to))
      ORDER BY b.code, s.listed_by, s.id, h.period_to, h.id LIMIT $4`,
    [filter.awardCode, filter.bodyId, filter.year, filter.most],
  );
}
