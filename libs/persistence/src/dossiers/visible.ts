import { asideFromDossier } from '../councils/aside.js';

/**
 * SQL: whether a viewer may see dossier `d`: a post in the proposing body, in a body of a level it has reached or its Home
 * Affairs, or in a body one of its tasks was given to; a seat in a session that has it; an opinion asked of one's body; or an
 * auditor. Whoever stands aside on it in a council sees it as one of the unit that proposes it, or not at all.
 * @param person placeholder of the person's id, e.g. `$1`
 * @param bodies placeholder of the ids of the person's bodies
 * @param auditor placeholder of a boolean
 */
export const visible = (person: string, bodies: string, auditor: string): string => `(
  ${auditor}::boolean OR d.body_id = ANY (${bodies}::uuid[])
  OR NOT ${asideFromDossier(person)} AND (
    EXISTS (SELECT FROM stage_visit v JOIN body l ON l.id = v.level_body_id WHERE v.dossier_id = d.id
         AND (l.id = ANY (${bodies}::uuid[]) OR l.home_affairs_id = ANY (${bodies}::uuid[])))
    OR EXISTS (SELECT FROM human_task given JOIN position p ON p.id = given.group_id
         WHERE given.dossier_id = d.id AND p.body_id = ANY (${bodies}::uuid[]))
    OR EXISTS (SELECT FROM session_item i JOIN session_member m ON m.session_id = i.session_id
         WHERE i.dossier_id = d.id AND m.person_id = ${person}::uuid)
    OR EXISTS (SELECT FROM opinion o WHERE o.dossier_id = d.id AND o.body_id = ANY (${bodies}::uuid[]))))`;

/**
 * SQL: whether a viewer is of those who handle dossier `d`, or audits them: what they say among themselves is theirs. Nobody
 * of the unit that proposes it is, nor its nominee, nor whoever stands aside on it in a council, whatever other posts they hold.
 * @param person placeholder of the person's id, e.g. `$1`
 * @param bodies placeholder of the ids of the person's bodies
 * @param auditor placeholder of a boolean
 */
export const handles = (person: string, bodies: string, auditor: string): string => `(
  ${auditor}::boolean OR d.body_id <> ALL (${bodies}::uuid[])
  AND NOT EXISTS (SELECT FROM nominee x WHERE x.id = d.nominee_id AND x.person_id = ${person}::uuid)
  AND NOT ${asideFromDossier(person)}
  AND (EXISTS (SELECT FROM stage_visit v JOIN body l ON l.id = v.level_body_id WHERE v.dossier_id = d.id
         AND (l.id = ANY (${bodies}::uuid[]) OR l.home_affairs_id = ANY (${bodies}::uuid[])))
    OR EXISTS (SELECT FROM human_task given JOIN position p ON p.id = given.group_id
         WHERE given.dossier_id = d.id AND given.concludes AND p.body_id = ANY (${bodies}::uuid[]))
    OR EXISTS (SELECT FROM session_item i JOIN session_member m ON m.session_id = i.session_id
         WHERE i.dossier_id = d.id AND m.person_id = ${person}::uuid)))`;
