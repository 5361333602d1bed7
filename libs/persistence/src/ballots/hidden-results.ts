/**
 * SQL: whether the result of item `i` of session `s` of council `c` is kept from a reader: that of a secret vote, until it is published,
 * from all but chair, secretary and teller.
 * @param reader placeholder of the reader's id, e.g. `$2`; a null there reads everything
 */
export function resultHidden(reader: string): string {
  return `(i.method = 'secret' AND s.results_published_at IS NULL AND ${reader}::uuid IS NOT NULL
    AND s.teller_id IS DISTINCT FROM ${reader}::uuid
    AND NOT EXISTS (SELECT FROM session_member sm WHERE sm.session_id = s.id AND sm.person_id = ${reader}::uuid
                      AND sm.office IN ('chair', 'secretary'))
    AND NOT EXISTS (SELECT FROM position p WHERE p.body_id = c.body_id AND p.role IN ('council-chair', 'council-secretary')
                      AND holds_today(p.id, ${reader}::uuid)))`;
}
