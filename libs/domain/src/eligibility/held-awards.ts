import { formatPeriod, isSamePeriod } from '../chains/achievement-period.js';
import { chainOf } from '../chains/chain.js';
import { standingOn, type HeldAward } from '../chains/held-award.js';
import type { LegalDay } from '../legal-day.js';
import type { CriterionTest } from './criteria.js';
import type { Evidence } from './evidence.js';
import { observed, type Observation } from './observation.js';

type Test<T extends CriterionTest['type']> = Extract<CriterionTest, { readonly type: T }>;

/** One of several titles for the same achievement year. */
export function sameYearAward({ awards }: Test<'SAME_YEAR_AWARD_ANY'>, evidence: Evidence, day: LegalDay): Observation {
  const found = standingOn(evidence.awards, day).find(
    ({ code, period }) => awards.includes(code) && isSamePeriod(period, evidence.period),
  );
  if (found) return observed(true, inWords(found), [inWords(found)]);
  return observed(evidence.awardsComplete ? false : null, `chưa thấy ${awards.join(' hoặc ')} của cùng năm`);
}

/** So many titles in a row, ending the year before the proposal. */
export function consecutiveAwards(
  { award, count }: Test<'CONSECUTIVE_AWARD'>,
  evidence: Evidence,
  day: LegalDay,
): Observation {
  const chain = chainOf({ awards: evidence.awards, disciplines: evidence.disciplines ?? [], day }, award);
  const have = `${chain.length} lần ${award} liên tục tính đến ${formatPeriod(chain.reaches)}`;
  const used = chain.awards.map(inWords);
  if (chain.length >= count) return observed(evidence.disciplines === null ? null : true, have, used);
  if (chain.brokenBy === 'discipline') return observed(false, `${have}, tính lại từ khi hết kỷ luật`, used);
  return observed(evidence.awardsComplete && chain.brokenBy !== 'other-years' ? false : null, have, used);
}

/** So many of an award in all, or since another award was given. */
export function awardCount(
  { award, count, after }: Test<'AWARD_COUNT'>,
  evidence: Evidence,
  day: LegalDay,
): Observation {
  const standing = standingOn(evidence.awards, day);
  const since = after === undefined ? '' : (standing.find(({ code }) => code === after)?.period.to ?? '');
  const counted = standing.filter(({ code, period }) => code === award && period.from > since);
  const have = `${counted.length} lần ${award}`;
  if (counted.length >= count) return observed(true, have, counted.map(inWords));
  return observed(evidence.awardsComplete ? false : null, have, counted.map(inWords));
}

function inWords({ code, period, decisionNumber }: HeldAward): string {
  return `${code} ${formatPeriod(period)}${decisionNumber === null ? '' : ` (Quyết định số ${decisionNumber})`}`;
}
