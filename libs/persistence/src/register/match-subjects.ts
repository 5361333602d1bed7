/** Who somebody is in the register: known, new, or one of several namesakes, which only a person can tell. */
export type Verdict = 'known' | 'new' | 'ambiguous' | 'other-kind';

/**
 * CTEs that find the subjects of CTE `identity (ord, code, kind, name, title, body_id, person_id)` as `matched (ord, subject_id,
 * verdict)`. A code or an account decides; else name, body and title together, as they are or ever were. Nothing is guessed: a
 * namesake in the same body with another title asks a person.
 */
export const MATCHED = `
  matched AS (
    SELECT i.ord, coalesce(coded.id, own.id, CASE WHEN n.same = 1 THEN n.id END) AS subject_id,
           CASE WHEN coded.kind <> i.kind THEN 'other-kind'
                WHEN coded.id IS NOT NULL OR own.id IS NOT NULL OR n.same = 1 THEN 'known'
                WHEN n.namesakes > 0 THEN 'ambiguous'
                ELSE 'new' END AS verdict
      FROM identity i
      LEFT JOIN subject c ON c.code = i.code
      LEFT JOIN subject coded ON coded.id = CASE WHEN c.ended_on IS NULL THEN c.id ELSE present_subject(c.id) END
      LEFT JOIN subject own ON own.person_id = i.person_id AND own.ended_on IS NULL
      LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE same_title) AS same, count(*) AS namesakes,
               (array_agg(id ORDER BY id) FILTER (WHERE same_title))[1] AS id
          FROM (SELECT CASE WHEN s.ended_on IS NULL THEN s.id ELSE present_subject(s.id) END AS id,
                       bool_or(lower(coalesce(t.title, '')) = lower(coalesce(tidy_name(i.title), ''))) AS same_title
                  FROM subject_tenure t JOIN subject s ON s.id = t.subject_id
                 WHERE t.body_id = i.body_id AND lower(t.name) = lower(tidy_name(i.name)) AND s.kind = i.kind
                   AND (s.person_id = i.person_id) IS NOT FALSE
                 GROUP BY 1) AS candidate) AS n ON i.code IS NULL)`;

/** CTEs that enter CTE `fresh (id, code, kind, name, title, body_id, person_id)` as new subjects, each with its first tenure. */
export const OPENED = `
  opened AS (
    INSERT INTO subject (id, kind, code, name, title, body_id, person_id, search, listed_by)
    SELECT id, kind, code, tidy_name(name), tidy_name(title), body_id, person_id, name_vector(name),
           listed_name(kind, tidy_name(name)) FROM fresh
    RETURNING id),
  first_tenure AS (
    INSERT INTO subject_tenure (subject_id, seq, name, title, body_id)
    SELECT id, 1, tidy_name(name), tidy_name(title), body_id FROM fresh)`;
