import { exclusion } from './excluded.js';
import { besidePosition, type Viewer } from './viewer.js';

/** Placeholders of whoever looks: the person, his bodies, his positions and, parallel to them, the absent holders. */
export interface Looking {
  readonly person: string;
  readonly bodies: string;
  readonly positions: string;
  readonly absents: string;
}

/**
 * SQL: whether somebody may see task `t` on dossier `d` of nominee `n`: its holder, whoever is in its group and not excluded,
 * the colleague it is delegated to, and whoever leads the group's body (supervisor, giám sát).
 */
export const seesTask = ({ person, bodies, positions, absents }: Looking): string => `(
  t.assignee_id = ${person}
  OR t.group_id = ANY (${positions}::uuid[])
     AND ${exclusion('t.kind', person, bodies, besidePosition('t.group_id', positions, absents))} IS NULL
  OR EXISTS (SELECT FROM task_delegation g WHERE g.task_id = t.id AND g.delegate_id = ${person} AND g.ended_at IS NULL)
  OR leads_today((SELECT p.body_id FROM position p WHERE p.id = t.group_id), ${person}))`;

/** Values for the placeholders of `Looking`, in their order. */
export function lookingAs({ personId, bodyIds, positionIds, absentIds }: Viewer): readonly unknown[] {
  return [personId, bodyIds, positionIds, absentIds];
}
