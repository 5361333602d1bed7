import type { Officer } from '@bangvang/contracts';
import type { Actor, CampaignRecord } from '@bangvang/persistence';
import { actorFor } from '../http/index.js';

/** For whom an officer may report results in a campaign. */
export interface Reporter {
  readonly actor: Actor;
  /** Code of the body meant where a line names none; null: each line has to name one. */
  readonly ownCode: string | null;
  mayReport(bodyCode: string): boolean;
}

/** People of a unit report for it; those of the campaign's Home Affairs for every body. @throws Problem not-allowed */
export function reporterOf(
  officer: Officer,
  campaign: Pick<CampaignRecord, 'issuerBodyId' | 'homeAffairsId'>,
): Reporter {
  const keeper = campaign.homeAffairsId ?? campaign.issuerBodyId;
  const keeps = officer.posts.some(
    ({ role, bodyId }) => bodyId === keeper && (role === 'appraiser' || role === 'appraisal-lead'),
  );
  if (keeps) {
    const actor = actorFor(officer, ['appraisal-lead', 'appraiser'], keeper);
    return { actor, ownCode: null, mayReport: () => true };
  }
  const actor = actorFor(officer, ['unit-officer', 'unit-head']);
  const own = officer.posts
    .filter(({ role }) => role === 'unit-officer' || role === 'unit-head')
    .map(({ bodyCode }) => bodyCode);
  return { actor, ownCode: own[0] ?? null, mayReport: (bodyCode) => own.includes(bodyCode) };
}
