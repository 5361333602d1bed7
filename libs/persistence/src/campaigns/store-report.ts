import type { Transaction } from '../transaction.js';
import type { CampaignReport } from './campaign-report.js';

/** Keeps the report of a closed campaign, once. @returns whether this call kept it */
export async function storeReport(tx: Transaction, campaignId: string, report: CampaignReport): Promise<boolean> {
  const stored = await tx.rows(
    `UPDATE campaign SET report = $2, version = version + 1
      WHERE id = $1 AND stage = 'closed' AND report IS NULL RETURNING id`,
    [campaignId, JSON.stringify(report)],
  );
  if (stored.length > 0) tx.audit(`campaign/${campaignId}`, 'compile-report', { duties: report.duties });
  return stored.length > 0;
}
