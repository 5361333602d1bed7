/** SQL: the people a command acts for; nobody in a step of the procedure. Asked once in a statement. */
export const ACTING = '(SELECT acting_people())::uuid[]';

/** SQL: one person as a list. @param placeholder of his id, e.g. `$2` */
export const onlyOf = (placeholder: string): string => `ARRAY[${placeholder}]::uuid[]`;

/**
 * SQL: whether one of some people stands aside on an item (đứng ngoài): by a recusal, as its nominee, or by an interest he
 * declared. Such an item is not there for him: no view shows it, no figure counts it, and a request that names it is refused
 * like one for an item that does not exist, by the same statement. The recusals of members stand in rows; of whoever else
 * reads or counts, the nominee and the declarations are asked.
 * @param item alias of the item
 * @param people SQL of an array of their ids
 */
export const standsAside = (item: string, people: string): string => `(
  EXISTS (SELECT FROM recusal aside WHERE aside.item_id = ${item}.id AND aside.person_id = ANY (${people}))
  OR EXISTS (SELECT FROM dossier asked JOIN nominee who ON who.id = asked.nominee_id
      WHERE asked.id = ${item}.dossier_id AND ${isConcerned('asked', 'who', people)}))`;

/**
 * SQL: whether a dossier concerns one of some people as its nominee or by an interest he declared.
 * @param dossier alias of the dossier
 * @param nominee alias of its nominee
 */
export const isConcerned = (dossier: string, nominee: string, people: string): string => `(
  ${nominee}.person_id = ANY (${people})
  OR ${nominee}.subject_id = ANY (ARRAY(${declared('subject_id', people)}))
  OR ${dossier}.id = ANY (ARRAY(${declared('dossier_id', people)})))`;

/**
 * SQL: whether a person stands aside on dossier `d` in any session: whatever his posts, he has no part in its handling.
 * @param person placeholder or column of his id
 */
export const asideFromDossier = (person: string): string => `
  d.id = ANY (ARRAY(SELECT kept.dossier_id FROM recusal aside JOIN session_item kept ON kept.id = aside.item_id
                     WHERE aside.person_id = ${person}::uuid))`;

const declared = (about: 'subject_id' | 'dossier_id', people: string): string =>
  `SELECT told.${about} FROM conflict_declaration told
    WHERE told.person_id = ANY (${people}) AND told.ended_at IS NULL AND told.${about} IS NOT NULL`;
