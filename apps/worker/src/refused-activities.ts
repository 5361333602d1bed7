import type { ProcedureKind } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { type Database, raiseIncidents, type Sighting } from '@bangvang/persistence';
import {
  CampaignActivitiesOnRows,
  DossierActivitiesOnRows,
  SessionActivitiesOnRows,
  UrgingActivitiesOnRows,
} from '@bangvang/procedures';
import type { Around } from './activities.js';

/** Whose activities name their procedure's subject first. */
const PROCEDURE_OF: ReadonlyMap<unknown, ProcedureKind> = new Map<unknown, ProcedureKind>([
  [CampaignActivitiesOnRows, 'campaign'],
  [UrgingActivitiesOnRows, 'urging'],
  [DossierActivitiesOnRows, 'award-dossier'],
  [SessionActivitiesOnRows, 'council-session'],
]);

/** What passes by itself: nobody need look. */
const PASSING: ReadonlySet<string> = new Set(['try-again-later', 'service-unavailable']);

/**
 * Puts on file what an activity could not do. The engine tries it again and again; what a retry alone does not mend (no
 * competent level, a state that cannot be) is an incident that an operator sees, with the reason.
 */
export function reportingRefusals(database: Database): Around {
  return (name, activity, performer) => {
    const kind = PROCEDURE_OF.get(performer.constructor);
    if (kind === undefined) return activity;
    return async (...given) => {
      try {
        return await activity(...given);
      } catch (failure) {
        const sighting = sightingOf(kind, name, given[0], failure);
        // What cannot be put on file either is tried again with the activity.
        if (sighting) await raiseIncidents(database, [sighting]).catch(() => undefined);
        throw failure;
      }
    };
  };
}

function sightingOf(kind: ProcedureKind, name: string, first: unknown, failure: unknown): Sighting | null {
  const subjectId = subjectOf(first);
  if (subjectId === null || (failure instanceof Problem && PASSING.has(failure.slug))) return null;
  const why = failure instanceof Problem ? failure.detail : 'lỗi ngoài dự kiến, xem nhật ký của worker.';
  return {
    ...{ kind: 'activity-refused', subjectKind: kind, subjectId },
    detail: `Bước “${name}” không thực hiện được: ${why}`,
  };
}

function subjectOf(first: unknown): string | null {
  if (typeof first === 'string') return first;
  const { dossierId } = (first ?? {}) as { dossierId?: unknown };
  return typeof dossierId === 'string' ? dossierId : null;
}
