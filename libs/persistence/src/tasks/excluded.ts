import { OWED_BY_UNIT, SEPARATED, type Separation } from '@bangvang/domain';

/**
 * SQL: why a person may not handle a task of kind `kind` on dossier `d` of nominee `n`, whatever groups the person is in and
 * whomever he stands in for: preparer, own unit, own nomination, a declared conflict of interest, a recusal in a council, an
 * earlier act on the same dossier that `SEPARATED` keeps apart. Null when nothing stands against it. What the proposing unit itself owes is its own
 * people's work, so only the preparer is excluded there.
 * @param kind SQL of the task's kind
 * @param person placeholder of the person's id
 * @param bodies placeholder of the ids of the person's bodies
 * @param absent SQL of the absent holder in whose stead the person acts: what stands against him stands against the substitute
 * @source Law on Emulation and Commendation, practice of appraisal: preparer and approver differ
 */
export const exclusion = (kind: string, person: string, bodies: string, absent?: string): string =>
  absent === undefined
    ? against(kind, person, bodies)
    : `coalesce(${against(kind, person, bodies)}, CASE WHEN ${absent} IS NOT NULL THEN ${against(kind, absent, bodiesOf(absent))} END)`;

/**
 * SQL: whether nothing stands against it, for lists. Written as a choice because the planner takes `IS NULL` for one row
 * in two hundred, and would then read and sort a whole queue for its first page; half of the rows it can live with.
 */
export const isAllowed = (kind: string, person: string, bodies: string, absent?: string): string =>
  `CASE WHEN (${exclusion(kind, person, bodies, absent)}) IS NULL THEN true ELSE false END`;

/**
 * SQL: a FROM item that lets pass the tasks `t` a person may handle. Asked row by row (OFFSET 0), however few rows the planner
 * expects and however dear it takes the question for: a queue is read in its index's order and no further than its page.
 * @param columns of dossier `d` and nominee `n` to carry along, as columns of `fits`
 */
export const handledBy = (person: string, bodies: string, absent?: string, columns = ''): string => `
  CROSS JOIN LATERAL (SELECT ${columns} FROM dossier d JOIN nominee n ON n.id = d.nominee_id
    WHERE d.id = t.dossier_id AND ${isAllowed('t.kind', person, bodies, absent)} OFFSET 0) AS fits`;

/** SQL: the bodies a person has a post of his own in today, as an array. */
export const bodiesOf = (person: string): string => `ARRAY(
  SELECT p.body_id FROM position_holder h JOIN position p ON p.id = h.position_id
   WHERE h.person_id = ${person} AND appointed_today(h.position_id, h.person_id))`;

/** What a person declared and signed is asked for once in a statement, not once in a row: those lists are short. */
const against = (kind: string, person: string, bodies: string): string => `
  CASE WHEN d.prepared_by = ${person}::uuid THEN 'four-eyes'
       WHEN ${kind} IN (${listOf(OWED_BY_UNIT)}) THEN NULL
       WHEN d.body_id = ANY (${bodies}::uuid[]) THEN 'own-unit'
       WHEN n.person_id = ${person}::uuid THEN 'own-nominee'
       WHEN n.subject_id = ANY (ARRAY(${declaredBy(person, 'subject_id')})) THEN 'conflict-of-interest'
       WHEN d.id = ANY (ARRAY(${declaredBy(person, 'dossier_id')})) THEN 'conflict-of-interest'
       WHEN d.id = ANY (ARRAY(${recusedOf(person)})) THEN 'conflict-of-interest'
       WHEN d.submission_id = ANY (ARRAY(SELECT s.id FROM submission s WHERE s.signed_by = ${person}::uuid)) THEN 'four-eyes'
       WHEN ${kind} IN (${listOf(SEPARATED.map(({ task }) => task))}) AND EXISTS (
         SELECT FROM conclusion e WHERE e.dossier_id = d.id AND e.person_id = ${person}::uuid
            AND (${keptApart(kind)})) THEN 'four-eyes' END`;

const declaredBy = (person: string, about: 'subject_id' | 'dossier_id'): string =>
  `SELECT c.${about} FROM conflict_declaration c WHERE c.person_id = ${person}::uuid AND c.ended_at IS NULL AND c.${about} IS NOT NULL`;

/** Whoever stood aside in a council by an act of his session handles the dossier nowhere else either. */
const recusedOf = (person: string): string =>
  `SELECT i.dossier_id FROM recusal r JOIN session_item i ON i.id = r.item_id WHERE r.person_id = ${person}::uuid AND r.kind = 'act'`;

/** An earlier act at any level, or one at another level than the dossier's present one. */
function keptApart(kind: string): string {
  const among = (pairs: readonly Separation[]): string =>
    pairs.map(({ task, earlier }) => `${kind} = '${task}' AND e.kind = '${earlier}'`).join(' OR ');
  const level = '(SELECT v.level_body_id FROM stage_visit v WHERE v.id = e.visit_id)';
  return `(${among(SEPARATED.filter(({ atAnotherLevel }) => !atAnotherLevel))})
    OR (${among(SEPARATED.filter(({ atAnotherLevel }) => atAnotherLevel))}) AND ${level} IS DISTINCT FROM d.level_body_id`;
}

function listOf(words: readonly string[]): string {
  return [...new Set(words)].map((word) => `'${word}'`).join(', ');
}
