import type { LegalDay } from '../legal-day.js';
import { leastSure, type Confidence } from '../regime/confidence.js';
import { askedOf, branchesOf, isCriterion, type AwardCriteria, type CriteriaTree, type Criterion } from './criteria.js';
import type { Evidence } from './evidence.js';
import { examine } from './examine.js';
import { allOf, anyOf, atLeast, type Finding } from './finding.js';

export type Verdict = 'eligible' | 'not-eligible' | 'needs-a-person';

/** What was found of one criterion, to be read by the unit and the appraiser alike. */
export interface CriterionFinding {
  readonly code: string;
  readonly finding: Finding;
  /** The evidence used, in Vietnamese. Empty where nothing is on file. */
  readonly used: readonly string[];
  /** The clause cited. */
  readonly clause: string;
  readonly confidence: Confidence;
  /** The whole finding as one Vietnamese sentence. */
  readonly sentence: string;
}

/** Whether an award may be given, as far as its criteria go. Gates and caps are asked apart. */
export interface Assessment {
  readonly award: string;
  readonly verdict: Verdict;
  /** Every criterion asked of this kind of nominee, in the order of the law. */
  readonly criteria: readonly CriterionFinding[];
}

/** What is asked: one award, its standard under the dossier's regime, what is on file, the day. */
export interface EligibilityQuestion {
  readonly award: string;
  /** Code of the regime the dossier is judged by. */
  readonly regime: string;
  /** null: the regime has no standard of this award on file. */
  readonly criteria: AwardCriteria | null;
  readonly evidence: Evidence;
  readonly day: LegalDay;
}

/**
 * Holds a nominee against the standard of an award. Unknown is never "not met": it asks a person, and so does a regime
 * without a standard on file.
 * @source Law 06/2022/QH15, chapters II and III: the standards themselves are rows of criteria.yaml, each with its clause
 */
export function assessEligibility({ award, regime, criteria, evidence, day }: EligibilityQuestion): Assessment {
  const rule = criteria && askedOf(criteria.rule, evidence.nomineeKind);
  if (!criteria || !rule) return { award, verdict: 'needs-a-person', criteria: [noStandard(award, regime)] };

  const unsure = criteria.unsureIn?.includes(regime) ?? false;
  const findings: CriterionFinding[] = [];
  const look = (tree: CriteriaTree): Finding => {
    if (!isCriterion(tree)) return join(tree, branchesOf(tree).map(look));
    const found = explain(tree, evidence, day, unsure);
    findings.push(found);
    return found.finding;
  };
  return { award, verdict: VERDICTS[look(rule)], criteria: findings };
}

/**
 * Of two assessments of one nominee, under the regime of receipt and under a later one, the kinder.
 * @returns the later only where it is truly kinder
 * @source Law 06/2026/QH16 (transition, likely)
 */
export function moreFavourable(received: Assessment, later: Assessment): Assessment {
  return KINDNESS[later.verdict] > KINDNESS[received.verdict] ? later : received;
}

const VERDICTS: Readonly<Record<Finding, Verdict>> = {
  met: 'eligible',
  'not-met': 'not-eligible',
  'needs-person': 'needs-a-person',
};
const KINDNESS: Readonly<Record<Verdict, number>> = { 'not-eligible': 0, 'needs-a-person': 1, eligible: 2 };
const FINDING_NAMES_VI: Readonly<Record<Finding, string>> = {
  met: 'Đạt',
  'not-met': 'Chưa đạt',
  'needs-person': 'Cần người xem xét',
};

function join(tree: Exclude<CriteriaTree, Criterion>, findings: readonly Finding[]): Finding {
  if ('all' in tree) return allOf(findings);
  return 'any' in tree ? anyOf(findings) : atLeast(tree.atLeast, findings);
}

function explain(criterion: Criterion, evidence: Evidence, day: LegalDay, unsure: boolean): CriterionFinding {
  const { finding, have, used } = examine(criterion, evidence, day);
  return {
    code: criterion.code,
    finding,
    used,
    clause: criterion.source,
    confidence: unsure ? leastSure(criterion.confidence, 'unsure') : criterion.confidence,
    sentence: `${FINDING_NAMES_VI[finding]}: ${criterion.sentence.replaceAll('{have}', have)}.`,
  };
}

function noStandard(award: string, regime: string): CriterionFinding {
  return {
    code: 'NO_STANDARD',
    finding: 'needs-person',
    used: [],
    clause: '',
    confidence: 'unsure',
    sentence: `Cần người xem xét: chưa có tiêu chuẩn của ${award} trong chế độ pháp lý ${regime}.`,
  };
}
