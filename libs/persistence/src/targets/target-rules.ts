import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** The issuer's settings on targets; null leaves one as it is. */
export interface TargetRules {
  readonly headRule: boolean | null;
  /** What "khoảng" allows, in per cent of the value. */
  readonly tolerancePercent: number | null;
  /** The document the change rests on. */
  readonly basis: string;
}

/**
 * Changes the settings of a campaign not yet archived.
 * @returns the campaign's settings and its new version
 * @throws Problem no-such-campaign, campaign-closed, stale-version
 */
export async function setTargetRules(
  tx: Transaction,
  campaignId: string,
  version: number,
  rules: TargetRules,
): Promise<{ headRule: boolean; tolerancePercent: number; version: number }> {
  const campaign = await tx.required<{ stage: string; version: number }>(
    'SELECT stage, version FROM campaign WHERE id = $1 FOR UPDATE',
    [campaignId],
    'no-such-campaign',
    'Không có phong trào với mã này.',
  );
  if (campaign.stage === 'archived') throw new Problem('campaign-closed', 'Phong trào đã lưu trữ.');
  if (campaign.version !== version) {
    throw new Problem('stale-version', `Phong trào đã đổi; phiên bản hiện nay là ${campaign.version}.`, {
      extra: { version: campaign.version },
    });
  }
  const set = await tx.one<{ headRule: boolean; tolerancePercent: number; version: number }>(
    `UPDATE campaign SET head_rule = coalesce($2, head_rule), tolerance_percent = coalesce($3, tolerance_percent),
            version = version + 1
      WHERE id = $1
     RETURNING head_rule AS "headRule", tolerance_percent::float8 AS "tolerancePercent", version`,
    [campaignId, rules.headRule, rules.tolerancePercent],
  );
  tx.audit(`campaign/${campaignId}`, 'set-target-rules', rules);
  return set!;
}
