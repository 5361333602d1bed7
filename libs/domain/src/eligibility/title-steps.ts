import type { TitleStep } from '../chains/what-next.js';
import { branchesOf, isCriterion, type AwardCriteria, type CriteriaTree } from './criteria.js';

/**
 * The title ladder as the standards of a regime draw it: every title that must have a chain of another.
 * A chain that is one way among several is no rung.
 */
export function titleSteps(rows: readonly AwardCriteria[], regime: string): readonly TitleStep[] {
  return rows
    .filter(({ regimes }) => regimes.includes(regime))
    .flatMap(({ award, rule }) => requiredChains(rule).map((step) => ({ award, ...step })));
}

function requiredChains(tree: CriteriaTree): readonly Omit<TitleStep, 'award'>[] {
  if (!isCriterion(tree)) return 'all' in tree ? branchesOf(tree).flatMap(requiredChains) : [];
  if (tree.type !== 'CONSECUTIVE_AWARD') return [];
  return [{ from: tree.award, count: tree.count, source: tree.source }];
}
