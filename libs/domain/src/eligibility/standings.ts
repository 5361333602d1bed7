import type { CriterionTest, Launcher } from './criteria.js';
import type { CampaignStanding, Evidence } from './evidence.js';
import { anyOf, findingOf } from './finding.js';
import { observed, UNKNOWN, type Observation } from './observation.js';

type Test<T extends CriterionTest['type']> = Extract<CriterionTest, { readonly type: T }>;

/** The place in the ranking of a cluster or block. */
export function clusterRank({ organiser, maxRank }: Test<'CLUSTER_RANK'>, { clusters }: Evidence): Observation {
  if (clusters === null) return UNKNOWN;
  const ranks = clusters.filter((standing) => standing.organiser === organiser).map(({ rank }) => rank);
  if (ranks.length === 0) return observed(false, 'không thuộc cụm, khối này');
  const best = Math.min(...ranks);
  return observed(best <= maxRank, `xếp thứ ${best}`);
}

/** The leader of a long thematic campaign. */
export function thematicLeader({ launchedBy, minYears }: Test<'THEMATIC_LEADER'>, evidence: Evidence): Observation {
  return inCampaigns(evidence, [launchedBy], ({ leads, years }) => (years < minYears ? false : leads), 'dẫn đầu');
}

/** Outstanding in a campaign launched by one of several levels. */
export function outstanding({ launchedBy }: Test<'OUTSTANDING_IN_CAMPAIGN'>, evidence: Evidence): Observation {
  return inCampaigns(evidence, launchedBy, (standing) => standing.outstanding, 'xuất sắc, tiêu biểu');
}

function inCampaigns(
  { campaigns }: Evidence,
  launchedBy: readonly Launcher[],
  judge: (standing: CampaignStanding) => boolean | null,
  how: string,
): Observation {
  if (campaigns === null) return UNKNOWN;
  const found = campaigns.filter((standing) => launchedBy.includes(standing.launchedBy)).map(judge);
  const finding = anyOf(found.map(findingOf));
  const have =
    found.length === 0
      ? 'không có phong trào nào'
      : `${found.filter((holds) => holds === true).length} phong trào đạt mức ${how}`;
  return { finding, have, used: [] };
}
