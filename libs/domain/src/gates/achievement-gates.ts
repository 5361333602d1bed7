import { formatPeriod, isSamePeriod } from '../chains/achievement-period.js';
import { leavesOf, type AwardCriteria } from '../eligibility/criteria.js';
import type { GateFacts, OtherAward } from './gate-facts.js';
import { barredBy, notApplicable, type GateObservation } from './gate.js';

/**
 * One achievement, one award. A title and a form stand side by side, and so do two titles of one year of which the lower is
 * the standard of the higher. Where the register does not name the achievement, two forms of one period ask a person.
 */
export function oneAward(facts: GateFacts): GateObservation {
  if (facts.otherAwards === null) return barredBy([], ['chưa đối chiếu với sổ khen thưởng'], '');
  const standing = facts.otherAwards.filter(({ revokedOn }) => revokedOn === null || revokedOn > facts.day);
  const inWords = ({ code, period }: OtherAward): string => `${code} ${formatPeriod(period)}`;
  const twice = standing.filter((other) => isTwice(facts, other)).map((other) => `đã có ${inWords(other)}`);
  const doubtful = standing
    .filter((other) => isDoubtful(facts, other))
    .map((other) => `${inWords(other)} có thể cùng thành tích`);
  return barredBy(twice, doubtful, 'thành tích chưa được khen thưởng');
}

/** An ad hoc or campaign award is no base for an upward proposal by merit. */
export function meritBasis({ award, basis }: GateFacts): GateObservation {
  if (award.kind !== 'merit') return notApplicable('không phải khen thưởng công trạng');
  const words = ({ code, decisionNumber }: GateFacts['basis'][number]): string =>
    decisionNumber === null ? code : `${code} (Quyết định số ${decisionNumber})`;
  return barredBy(
    basis
      .filter(({ kind }) => kind === 'ad-hoc' || kind === 'campaign')
      .map((held) => `${words(held)} là khen thưởng đột xuất hoặc phong trào, không được làm căn cứ`),
    basis.filter(({ kind }) => kind === null).map((held) => `chưa rõ loại hình khen thưởng của ${words(held)}`),
    basis.length === 0 ? 'không dẫn hình thức khen thưởng trước' : 'các căn cứ đều là khen thưởng công trạng',
  );
}

/** What an award names as needed first: where it names nothing, a lower form is not asked for. */
export function namedFirst(criteria: AwardCriteria | null): readonly string[] {
  const needed = criteria ? leavesOf(criteria.rule) : [];
  return [
    ...new Set(
      needed.flatMap((criterion) =>
        criterion.type === 'CONSECUTIVE_AWARD' || criterion.type === 'PRIOR_AWARD_THEN_YEARS' ? [criterion.award] : [],
      ),
    ),
  ];
}

function isTwice({ award, period, achievement }: GateFacts, other: OtherAward): boolean {
  if (other.isTitle !== award.isTitle) return false;
  if (award.isTitle) return other.code === award.code && isSamePeriod(other.period, period);
  return achievement !== null && other.achievement === achievement;
}

function isDoubtful({ award, period, achievement }: GateFacts, other: OtherAward): boolean {
  if (award.isTitle || other.isTitle || (achievement !== null && other.achievement !== null)) return false;
  return period.from <= other.period.to && other.period.from <= period.to;
}
