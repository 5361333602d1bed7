/**
 * SQL: why a person may not handle a task of kind `kind` on dossier `d` of nominee `n`, whatever groups the person is
 * in: preparer, own unit, own nomination, or completion prepared by the same person. Null when nothing stands against it.
 * What the proposing unit itself owes is its own people's work, so only the preparer is excluded there.
 * @param kind SQL of the task's kind
 * @param person placeholder of the person's id
 * @param bodies placeholder of the ids of the person's bodies
 * @source Law on Emulation and Commendation, practice of appraisal: preparer and approver differ
 */
export const exclusion = (kind: string, person: string, bodies: string): string => `
  CASE WHEN d.prepared_by = ${person}::uuid THEN 'four-eyes'
       WHEN ${kind} IN ('submit-proposal', 'supplement') THEN NULL
       WHEN d.body_id = ANY (${bodies}::uuid[]) THEN 'own-unit'
       WHEN n.person_id = ${person}::uuid THEN 'own-nominee'
       WHEN ${kind} = 'decision' AND EXISTS (SELECT FROM conclusion e WHERE e.dossier_id = d.id
            AND e.kind = 'completion' AND e.person_id = ${person}::uuid) THEN 'four-eyes' END`;

/**
 * SQL: whether nothing stands against it, for lists. Written as a choice because the planner takes `IS NULL` for one row
 * in two hundred, and would then read and sort a whole queue for its first page; half of the rows it can live with.
 */
export const isAllowed = (kind: string, person: string, bodies: string): string =>
  `CASE WHEN (${exclusion(kind, person, bodies)}) IS NULL THEN true ELSE false END`;
