import type { Officer, Role } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { type CampaignRecord, findCampaign, type Sql } from '@bangvang/persistence';

/** Roles that look at every body's duties, wherever they are held. */
const OVERSEERS: readonly Role[] = ['auditor', 'system-admin'];

/** The campaign's own people: those of the issuing body and of its Home Affairs, and who audits. */
export function oversees(officer: Officer, campaign: Pick<CampaignRecord, 'issuerBodyId' | 'homeAffairsId'>): boolean {
  return officer.posts.some(
    ({ bodyId, role }) =>
      bodyId === campaign.issuerBodyId || bodyId === campaign.homeAffairsId || OVERSEERS.includes(role),
  );
}

/** The bodies whose duties an officer may look at in a campaign; null: all of them. */
export function bodiesSeenBy(
  officer: Officer,
  campaign: Pick<CampaignRecord, 'issuerBodyId' | 'homeAffairsId'>,
): readonly string[] | null {
  return oversees(officer, campaign) ? null : officer.posts.map(({ bodyId }) => bodyId);
}

/**
 * The campaign as an officer may see it. A draft is there for its own people only.
 * @throws Problem no-such-campaign
 */
export async function campaignSeenBy(officer: Officer, sql: Sql, campaignId: string): Promise<CampaignRecord> {
  const campaign = await findCampaign(sql, campaignId);
  if (!campaign || (campaign.stage === 'drafted' && !oversees(officer, campaign))) {
    throw new Problem('no-such-campaign', 'Không có phong trào với mã này.');
  }
  return campaign;
}
