import type { CampaignKind } from '../campaign-document.js';
import { type ConditionalPaper, papersNeeded } from '../completeness/paper-rules.js';
import type { Limit } from '../limit.js';
import type { LegalDay } from '../legal-day.js';
import { type DatedRow, inForceOn } from '../regime/dated.js';
import type { Stage } from '../stages.js';

/** Where commendation may go by the simplified procedure (thủ tục đơn giản): a row of simplified.yaml. */
export interface SimplifiedRule extends DatedRow {
  readonly campaignKinds: readonly CampaignKind[];
  /** Only where the issuer says so at the launch; otherwise always. */
  readonly onRequest: boolean;
  /** Kinds of award it is for: titles are never given so. */
  readonly awardKinds: readonly string[];
  /** Stages a dossier does not stop at. */
  readonly passesOver: readonly Stage[];
  /** Whether the unit still has to review (bình xét) whom it proposes. */
  readonly unitReview: boolean;
  /** Limits in the place of the usual ones of their step. */
  readonly limits: readonly (Limit & { readonly code: string; readonly level: string })[];
}

/** The part of a frozen procedure that the simplified one changes. */
export interface Steps {
  /** By `code/level`. */
  readonly limits: Readonly<Record<string, Limit>>;
  /** By award code. */
  readonly requiredPapers: Readonly<Record<string, readonly string[]>>;
  /** By award code. */
  readonly papersAtSubmission: Readonly<Record<string, readonly string[]>>;
}

/** How a campaign run by the simplified procedure differs in its steps; frozen with it. */
export interface Simplified {
  readonly passesOver: readonly Stage[];
  readonly unitReview: boolean;
  /** Codes of the awards that may be proposed. */
  readonly awards: readonly string[];
  readonly source: string;
}

/**
 * The rule a campaign launched on a day is run by, or null where it takes the full procedure.
 * @param asked whether the issuer asks for it at the launch
 * @source Law 06/2022/QH15, Art. 85
 */
export function simplifiedRule(
  rules: readonly SimplifiedRule[],
  kind: string,
  day: LegalDay,
  asked: boolean,
): SimplifiedRule | null {
  const fitting = inForceOn(rules, day).filter(({ campaignKinds }) => (campaignKinds as string[]).includes(kind));
  return fitting.find(({ onRequest }) => asked || !onRequest) ?? null;
}

/**
 * The steps as the rule leaves them: the short report in the place of what it spares, the shorter limits in the place of
 * the usual ones, only the awards it is for.
 * @param regime of the day of the launch, under which the papers are named
 */
export function simplify(
  steps: Steps,
  rule: SimplifiedRule,
  law: { readonly awards: readonly { code: string; kind: string }[]; readonly papers: readonly ConditionalPaper[] },
  regime: string,
): Steps & { readonly simplified: Simplified } {
  const { passesOver, unitReview, source } = rule;
  const spared = (papers: Steps['requiredPapers']) =>
    Object.fromEntries(
      Object.entries(papers).map(([code, required]) => [
        code,
        papersNeeded({ code, required, source }, regime, ['simplified'], law.papers).map(({ paper }) => paper),
      ]),
    );
  const replaced = new Set(rule.limits.map(({ code }) => code));
  const kept = Object.entries(steps.limits).filter(([key]) => !replaced.has(key.split('/')[0]!));
  const shorter = rule.limits.map(
    ({ code, level, count, unit, shiftToWorkingDay }) =>
      [`${code}/${level}`, { count, unit, shiftToWorkingDay }] as const,
  );
  const awards = law.awards.filter(({ kind }) => rule.awardKinds.includes(kind)).map(({ code }) => code);
  return {
    limits: Object.fromEntries([...kept, ...shorter]),
    requiredPapers: spared(steps.requiredPapers),
    papersAtSubmission: spared(steps.papersAtSubmission),
    simplified: { passesOver, unitReview, awards, source },
  };
}
