import { type Confirmation, confirmationInWords, confirmationOf, type Standing } from '../examination/confirmation.js';
import type { LegalDay } from '../legal-day.js';
import { leastSure, type Confidence } from '../regime/confidence.js';
import { askedOf, branchesOf, isCriterion, type AwardCriteria, type CriteriaTree, type Criterion } from './criteria.js';
import type { Evidence } from './evidence.js';
import { examine } from './examine.js';
import { allOf, anyOf, atLeast, type Finding } from './finding.js';
import { NOTHING_ON_FILE, observed, type Observation } from './observation.js';

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
  /** By whose word it was found, where nothing on file could tell; else null. */
  readonly confirmed: Standing | null;
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
  /** What people have confirmed of the dossier, the oldest first. It counts only where nothing on file can tell. */
  readonly confirmations?: readonly Confirmation[];
}

/**
 * Holds a nominee against the standard of an award. Unknown is never "not met": it asks a person, and so does a regime
 * without a standard on file.
 * @source Law 06/2022/QH15, chapters II and III: the standards themselves are rows of criteria.yaml, each with its clause
 */
export function assessEligibility(question: EligibilityQuestion): Assessment {
  const { award, regime, criteria, evidence } = question;
  const rule = criteria && askedOf(criteria.rule, evidence.nomineeKind);
  if (!criteria || !rule) {
    const asked = noStandard(question);
    return { award, verdict: VERDICTS[asked.finding], criteria: [asked] };
  }
  const unsure = criteria.unsureIn?.includes(regime) ?? false;
  const findings: CriterionFinding[] = [];
  const look = (tree: CriteriaTree): Finding => {
    if (!isCriterion(tree)) return join(tree, branchesOf(tree).map(look));
    const found = explain(tree, question, unsure);
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

function explain(
  criterion: Criterion,
  { evidence, day, confirmations = [] }: EligibilityQuestion,
  unsure: boolean,
): CriterionFinding {
  const { confirmed, ...found } = settled(examine(criterion, evidence, day), criterion.code, confirmations);
  return {
    code: criterion.code,
    finding: found.finding,
    used: found.used,
    clause: criterion.source,
    confidence: unsure ? leastSure(criterion.confidence, 'unsure') : criterion.confidence,
    confirmed,
    sentence: `${FINDING_NAMES_VI[found.finding]}: ${criterion.sentence.replaceAll('{have}', found.have)}.`,
  };
}

/** What nothing on file can tell is found by the word of a person, where one has given it. */
function settled(
  own: Observation,
  code: string,
  confirmations: readonly Confirmation[],
): Observation & { readonly confirmed: Standing | null } {
  const answer = own.finding === 'needs-person' ? confirmationOf(confirmations, 'criterion', code) : null;
  if (!answer) return { ...own, confirmed: null };
  const words = confirmationInWords(answer);
  const have = own.have === NOTHING_ON_FILE ? words : `${own.have}; ${words}`;
  return { ...observed(answer.holds, have, [...own.used, words]), confirmed: answer.standing };
}

function noStandard({ award, regime, confirmations = [] }: EligibilityQuestion): CriterionFinding {
  const code = 'NO_STANDARD';
  const lacking = `chưa có tiêu chuẩn của ${award} trong chế độ pháp lý ${regime}`;
  const { finding, have, used, confirmed } = settled(observed(null, lacking), code, confirmations);
  const sentence = `${FINDING_NAMES_VI[finding]}: ${have}.`;
  return { code, finding, used, clause: '', confidence: 'unsure', confirmed, sentence };
}
