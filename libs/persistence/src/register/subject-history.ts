import type { Sql } from '../database.js';

/** An achievement period as rows carry it; days 'YYYY-MM-DD'. */
export interface PeriodRecord {
  readonly kind: 'calendar-year' | 'school-year' | 'span';
  readonly from: string;
  readonly to: string;
}

/** An award of a subject's line. */
export interface AwardRecord {
  readonly id: string;
  /** Whose it was when it was given: the subject, or one it succeeded to. */
  readonly subjectId: string;
  readonly heldAs: string;
  readonly code: string;
  readonly name: string;
  readonly commendation: string | null;
  readonly period: PeriodRecord;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly campaignId: string | null;
  readonly dossierId: string | null;
  readonly revokedOn: string | null;
  readonly revokedReason: string | null;
  readonly revokedDocument: string | null;
}

export interface DisciplineRecord {
  readonly id: string;
  readonly matter: string;
  readonly measure: string;
  readonly from: string;
  readonly to: string | null;
  readonly document: string;
}

export interface InitiativeRecord {
  readonly id: string;
  readonly name: string;
  readonly scope: 'grassroots' | 'province' | 'national';
  readonly certificateNumber: string;
  readonly certifiedOn: string;
  readonly certifiedBy: string;
}

export interface RatingRecord {
  readonly period: PeriodRecord;
  readonly rating: 'excellent' | 'good' | 'fair' | 'poor';
  readonly document: string | null;
}

/** What the register holds of one subject and of all it succeeded to, the latest achievement first. */
export interface SubjectHistory {
  readonly subjectId: string;
  readonly awards: readonly AwardRecord[];
  readonly disciplines: readonly DisciplineRecord[];
  readonly initiatives: readonly InitiativeRecord[];
  readonly ratings: readonly RatingRecord[];
}

/** The histories of subjects, in no particular order. A subject nobody knows has an empty one. */
export async function readHistories(sql: Sql, subjectIds: readonly string[]): Promise<SubjectHistory[]> {
  const rows = await sql.rows<{ history: SubjectHistory }>(HISTORIES, [subjectIds]);
  return rows.map(({ history }) => history);
}

const PERIOD = (of: string): string =>
  `jsonb_build_object('kind', ${of}.period_kind, 'from', ${of}.period_from, 'to', ${of}.period_to)`;

/**
 * SQL: what the register holds of one line of subjects, as a `SubjectHistory`.
 * @param subject SQL of the subject's id
 * @param line SQL of the ids of its line (`line_of`), an array
 */
export const HISTORY = (subject: string, line: string): string => `jsonb_build_object('subjectId', ${subject},
  'awards', coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'subjectId', h.subject_id, 'heldAs', s.name, 'code', h.award_code,
       'name', a.name, 'commendation', h.commendation, 'period', ${PERIOD('h')}, 'decisionNumber', h.decision_number,
       'decidedOn', h.decided_on, 'decidedBy', h.decided_by, 'campaignId', h.campaign_id, 'dossierId', h.dossier_id,
       'revokedOn', h.revoked_on, 'revokedReason', h.revoked_reason, 'revokedDocument', h.revoked_document)
       ORDER BY h.period_to DESC, h.decided_on DESC, h.id)
     FROM award_held h JOIN subject s ON s.id = h.subject_id JOIN award_type a ON a.code = h.award_code
    WHERE h.subject_id = ANY (${line})), '[]'),
  'disciplines', coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'matter', p.matter, 'measure', p.measure,
       'from', p.from_on, 'to', p.to_on, 'document', p.document) ORDER BY p.from_on DESC, p.id)
     FROM disciplinary_period p WHERE p.subject_id = ANY (${line})), '[]'),
  'initiatives', coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'scope', i.scope,
       'certificateNumber', i.certificate_number, 'certifiedOn', i.certified_on, 'certifiedBy', i.certified_by)
       ORDER BY i.certified_on DESC, i.id)
     FROM initiative i WHERE i.subject_id = ANY (${line})), '[]'),
  'ratings', coalesce((SELECT jsonb_agg(jsonb_build_object('period', ${PERIOD('r')}, 'rating', r.rating, 'document', r.document)
       ORDER BY r.period_to DESC)
     FROM performance_rating r WHERE r.subject_id = ANY (${line})), '[]'))`;

const HISTORIES = `
  SELECT ${HISTORY('asked.id', 'line.ids')} AS history FROM unnest($1::uuid[]) AS asked (id)
    CROSS JOIN LATERAL (SELECT ARRAY(SELECT line_of(asked.id)) AS ids) AS line`;
