import type { Sql } from '../database.js';

export type SubjectKind = 'individual' | 'collective' | 'household';

/** A subject as known today. */
export interface SubjectRecord {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly code: string | null;
  readonly name: string;
  readonly title: string | null;
  readonly bodyId: string;
  readonly bodyCode: string;
  readonly body: string;
  readonly endedOn: string | null;
  readonly version: number;
}

/** Where a page of subjects begins: the ordering values of the last one shown before. */
export interface AfterSubject {
  readonly rank: number;
  readonly listedBy: string;
  readonly id: string;
}

export interface FoundSubject extends SubjectRecord {
  /** 0: the words sought are the name; 1: each stands in it in full; 2: each begins a word of its own; 3: some share one. */
  readonly rank: number;
  readonly listedBy: string;
  /** Awards that stand, of the subject itself. */
  readonly awards: number;
}

export interface SubjectSearch {
  /** Words of a name in any order, with or without accents, the last letters missing or not; null: everybody. */
  readonly words: string | null;
  readonly kind: SubjectKind | null;
  readonly bodyId: string | null;
  readonly after: AfterSubject | null;
  readonly rows: number;
}

/** Subjects by name, the very name first, then those with the words in full; people by given name. */
export async function findSubjects(sql: Sql, search: SubjectSearch): Promise<FoundSubject[]> {
  const page = [search.kind, search.bodyId, ...afterValues(search.after), search.rows];
  if (search.words === null) return sql.rows<FoundSubject & Record<string, unknown>>(EVERYBODY, page);
  const [sought] = await sql.rows<{ begun: string | null; whole: string; each: string[] }>(SOUGHT, [search.words]);
  if (!sought || sought.begun === null) return [];
  const words = [sought.begun, sought.whole, sought.each];
  return sql.rows<FoundSubject & Record<string, unknown>>(BY_NAME, [...page, ...words]);
}

/** One identity a subject has or had. */
export interface TenureRecord {
  readonly name: string;
  readonly title: string | null;
  readonly bodyCode: string;
  readonly body: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly document: string | null;
}

export interface SuccessionRecord {
  readonly subjectId: string;
  readonly name: string;
  readonly kind: 'merge' | 'split' | 'same';
  readonly succeededOn: string;
  readonly document: string;
}

/** A subject with every identity it had, whom it succeeded to and who succeeded to it. */
export interface SubjectOnRecord extends SubjectRecord {
  readonly tenures: readonly TenureRecord[];
  readonly predecessors: readonly SuccessionRecord[];
  readonly successors: readonly SuccessionRecord[];
}

/** The subject, or null. */
export async function findSubject(sql: Sql, subjectId: string): Promise<SubjectOnRecord | null> {
  const [subject] = await sql.rows<SubjectOnRecord & Record<string, unknown>>(ONE, [subjectId]);
  return subject ?? null;
}

function afterValues(after: AfterSubject | null): unknown[] {
  return [after?.rank ?? null, after?.listedBy ?? null, after?.id ?? null];
}

const BODY_NAME = (body: string): string =>
  `(SELECT t.name FROM body_tenure t WHERE t.body_id = ${body} ORDER BY t.valid_from DESC LIMIT 1)`;

const COLUMNS = `
  s.id, s.kind, s.code, s.name, s.title, s.body_id AS "bodyId", b.code AS "bodyCode", ${BODY_NAME('s.body_id')} AS body,
  s.ended_on::text AS "endedOn", s.version`;

const AWARDS = `(SELECT count(*)::integer FROM award_held h WHERE h.subject_id = s.id AND h.revoked_at IS NULL) AS awards`;

const EVERYBODY = `
  SELECT ${COLUMNS}, 0 AS rank, s.listed_by AS "listedBy", ${AWARDS}
    FROM subject s JOIN body b ON b.id = s.body_id
   WHERE ($1::text IS NULL OR s.kind = $1) AND ($2::uuid IS NULL OR s.body_id = $2)
     AND ($3::integer IS NULL OR (s.listed_by, s.id) > ($4, $5::uuid))
   ORDER BY s.listed_by, s.id LIMIT $6`;

/** The words as queries, worked out once: in the statement itself they could be worked out for every row. */
const SOUGHT = `
  SELECT name_query($1, true)::text AS begun, name_query($1, false)::text AS whole,
         tsvector_to_array(name_vector($1)) AS each`;

/** “Lò Ngọc Ng” means Lò Ngọc Nga before Lò Ngọc An, where “Ng” is only the beginning of Ngọc once more. */
const RANK = `CASE WHEN s.search @@ $8::tsquery THEN CASE WHEN length(s.search) = cardinality($9::text[]) THEN 0 ELSE 1 END
                   WHEN cardinality($9::text[]) = 1 OR cardinality($9::text[]) <=
                     (SELECT count(*) FROM unnest(s.search) AS w WHERE w.lexeme ^@ ANY ($9::text[])) THEN 2
                   ELSE 3 END`;

/** The page is found among names alone; what is shown is read for the rows of the page only. */
const BY_NAME = `
  WITH page AS MATERIALIZED (
    SELECT s.id, ${RANK} AS rank, s.listed_by
      FROM subject s
     WHERE s.search @@ $7::tsquery AND ($1::text IS NULL OR s.kind = $1) AND ($2::uuid IS NULL OR s.body_id = $2)
       AND ($3::integer IS NULL OR (${RANK}, s.listed_by, s.id) > ($3, $4, $5::uuid))
     ORDER BY 2, s.listed_by, s.id LIMIT $6)
  SELECT ${COLUMNS}, page.rank, page.listed_by AS "listedBy", ${AWARDS}
    FROM page JOIN subject s ON s.id = page.id JOIN body b ON b.id = s.body_id
   ORDER BY page.rank, page.listed_by, page.id`;

const SUCCESSIONS = (shown: string, known: string): string => `
  coalesce((SELECT jsonb_agg(jsonb_build_object('subjectId', o.id, 'name', o.name, 'kind', x.kind, 'succeededOn', x.succeeded_on,
     'document', x.document) ORDER BY x.succeeded_on, o.id)
   FROM subject_succession x JOIN subject o ON o.id = x.${shown} WHERE x.${known} = s.id), '[]')`;

const ONE = `
  SELECT ${COLUMNS},
    (SELECT jsonb_agg(jsonb_build_object('name', t.name, 'title', t.title, 'bodyCode', tb.code, 'body', ${BODY_NAME('t.body_id')},
       'validFrom', t.valid_from, 'validTo', t.valid_to, 'document', t.document) ORDER BY t.seq)
     FROM subject_tenure t JOIN body tb ON tb.id = t.body_id WHERE t.subject_id = s.id) AS tenures,
    ${SUCCESSIONS('predecessor_id', 'successor_id')} AS predecessors, ${SUCCESSIONS('successor_id', 'predecessor_id')} AS successors
  FROM subject s JOIN body b ON b.id = s.body_id WHERE s.id = $1`;
