import type { Officer } from '@bangvang/contracts';

/** Whoever looks or acts, as SQL needs it: the person, and the bodies and positions held today. */
export interface Viewer {
  readonly personId: string;
  readonly bodyIds: readonly string[];
  readonly positionIds: readonly string[];
  /** Auditors see every dossier and handle none. */
  readonly auditor: boolean;
}

export function viewerOf({ personId, posts }: Officer): Viewer {
  return {
    personId,
    bodyIds: [...new Set(posts.map(({ bodyId }) => bodyId))],
    positionIds: posts.map(({ positionId }) => positionId),
    auditor: posts.some(({ role }) => role === 'auditor'),
  };
}
