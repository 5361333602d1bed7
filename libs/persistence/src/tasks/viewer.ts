import type { Officer } from '@bangvang/contracts';

/** Whoever looks or acts, as SQL needs it: the person, and the bodies and positions held today. */
export interface Viewer {
  readonly personId: string;
  readonly bodyIds: readonly string[];
  readonly positionIds: readonly string[];
  /** For each position the absent holder in whose stead it is held, and the mandate; null: in one's own right. */
  readonly absentIds: readonly (string | null)[];
  readonly mandateIds: readonly (string | null)[];
  /** Auditors see every dossier and handle none. */
  readonly auditor: boolean;
}

export function viewerOf({ personId, posts }: Officer): Viewer {
  return {
    personId,
    bodyIds: [...new Set(posts.map(({ bodyId }) => bodyId))],
    positionIds: posts.map(({ positionId }) => positionId),
    absentIds: posts.map(({ onBehalfOf }) => onBehalfOf?.personId ?? null),
    mandateIds: posts.map(({ onBehalfOf }) => onBehalfOf?.mandateId ?? null),
    auditor: posts.some(({ role }) => role === 'auditor'),
  };
}

/**
 * SQL: what stands beside a position in a list parallel to the positions: the absent holder, or the mandate; null for a
 * position held in one's own right, or not held.
 */
export const besidePosition = (position: string, positions: string, list: string): string =>
  `(${list}::uuid[])[array_position(${positions}::uuid[], ${position})]`;
