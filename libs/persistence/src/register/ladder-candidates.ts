import type { Sql } from '../database.js';
import type { AfterSubject } from './subjects.js';

/** Somebody on a rung: holds the title below, for an achievement of a recent year. */
export interface LadderCandidate {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly body: string;
  readonly listedBy: string;
}

export interface LadderQuestion {
  /** The title of which a chain is needed. */
  readonly fromCode: string;
  /** The calendar year of the proposal; the rung is held for an achievement of the year before it or the one before that. */
  readonly year: number;
  /** Only subjects of these bodies; null: of all. */
  readonly bodyIds: readonly string[] | null;
  readonly after: Pick<AfterSubject, 'listedBy' | 'id'> | null;
  readonly rows: number;
}

/** Subjects of today whose line holds, unrevoked, the title below for a recent year; people by given name. */
export function listLadderCandidates(sql: Sql, question: LadderQuestion): Promise<LadderCandidate[]> {
  return sql.rows<LadderCandidate & Record<string, unknown>>(
    `WITH RECURSIVE holder AS (
       SELECT h.subject_id AS id FROM award_held h
        WHERE h.award_code = $1 AND h.revoked_at IS NULL
          AND h.period_to BETWEEN make_date($2 - 2, 1, 1) AND make_date($2 - 1, 12, 31)
       UNION
       SELECT x.successor_id FROM holder JOIN subject_succession x ON x.predecessor_id = holder.id)
     SELECT s.id, s.name, s.title, s.listed_by AS "listedBy",
            (SELECT t.name FROM body_tenure t WHERE t.body_id = s.body_id ORDER BY t.valid_from DESC LIMIT 1) AS body
       FROM subject s
      WHERE s.ended_on IS NULL AND ($3::uuid[] IS NULL OR s.body_id = ANY ($3)) AND s.id IN (SELECT id FROM holder)
        AND ($4::text IS NULL OR (s.listed_by, s.id) > ($4, $5::uuid))
      ORDER BY s.listed_by, s.id LIMIT $6`,
    [
      question.fromCode,
      question.year,
      question.bodyIds,
      question.after?.listedBy ?? null,
      question.after?.id ?? null,
      question.rows,
    ],
  );
}
