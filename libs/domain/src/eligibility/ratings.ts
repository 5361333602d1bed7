import { formatPeriod, isSamePeriod, lastPeriodBefore, periodBefore } from '../chains/achievement-period.js';
import { countsAfter, disciplineEnd } from '../chains/held-award.js';
import type { LegalDay } from '../legal-day.js';
import { RATINGS, type CriterionTest, type Rating } from './criteria.js';
import type { Evidence, YearRating } from './evidence.js';
import { allOf, atLeast, findingOf, type Finding } from './finding.js';
import { observed, UNKNOWN, type Observation } from './observation.js';

type Test<T extends CriterionTest['type']> = Extract<CriterionTest, { readonly type: T }>;

const RATING_NAMES_VI: Readonly<Record<Rating, string>> = {
  failed: 'không hoàn thành nhiệm vụ',
  completed: 'hoàn thành nhiệm vụ',
  good: 'hoàn thành tốt nhiệm vụ',
  excellent: 'hoàn thành xuất sắc nhiệm vụ',
};

/** The rating of the achievement year. */
export function ratingOfYear({ min }: { readonly min: Rating }, { ratings, period }: Evidence): Observation {
  const found = ratings.find((rating) => isSamePeriod(rating.period, period));
  return found ? observed(reaches(found.rating, min), RATING_NAMES_VI[found.rating], [inWords(found)]) : UNKNOWN;
}

/** The ratings of so many years in a row up to the achievement year. */
export function consecutiveRatings({ min, years }: Test<'CONSECUTIVE_RATING'>, evidence: Evidence): Observation {
  return inARow(evidence, evidence.period, years, min);
}

/**
 * So many years in a row, ending the year before the proposal, all of them after those an earlier award was given for.
 * An ad hoc or campaign award is no base; one whose kind is unknown asks a person.
 */
export function yearsAfterAward(
  { award, years, min, minExcellentYears = 0 }: Test<'PRIOR_AWARD_THEN_YEARS'>,
  evidence: Evidence,
  day: LegalDay,
): Observation {
  const held = evidence.awards.filter(
    ({ code, decidedOn, revokedOn }) => code === award && decidedOn <= day && (revokedOn === null || day < revokedOn),
  );
  const bases = held.filter(({ kind }) => kind !== 'ad-hoc' && kind !== 'campaign');
  const base = bases.toSorted((a, b) => a.period.to.localeCompare(b.period.to))[0];
  if (!base) return observed(evidence.awardsComplete ? false : null, `không thấy ${award} làm căn cứ`);

  const kind = evidence.period.kind === 'school-year' ? 'school-year' : 'calendar-year';
  const row = inARow(evidence, lastPeriodBefore(kind, day), years, min, base.period.to);
  const excellent = evidence.ratings.filter(
    ({ period, rating }) => rating === 'excellent' && period.from > base.period.to && period.to < day,
  ).length;
  const enough: Finding =
    excellent >= minExcellentYears ? 'met' : row.finding === 'needs-person' ? 'needs-person' : 'not-met';
  return {
    finding: allOf([row.finding, enough, findingOf(base.kind === null ? null : true)]),
    have: `${award} của ${formatPeriod(base.period)}; ${row.have}; ${excellent} năm hoàn thành xuất sắc`,
    used: [`${award} ${formatPeriod(base.period)}`, ...row.used],
  };
}

/** Rates the years going back from one; a year before `after`, or within a discipline, does not count. */
function inARow(
  { ratings, disciplines }: Evidence,
  last: Evidence['period'],
  years: number,
  min: Rating,
  after: LegalDay | null = null,
): Observation {
  const restart = disciplines === null ? null : disciplineEnd(disciplines, last.to);
  const findings: Finding[] = [];
  const used: string[] = [];
  for (let period: Evidence['period'] | null = last; period !== null && findings.length < years;) {
    const found = ratings.find((rating) => isSamePeriod(rating.period, period!));
    const counts = (after === null || period.from > after) && countsAfter(restart, period);
    findings.push(counts ? findingOf(found ? reaches(found.rating, min) : null) : 'not-met');
    if (found && counts) used.unshift(inWords(found));
    period = periodBefore(period);
  }
  while (findings.length < years) findings.push('needs-person');
  const met = findings.filter((finding) => finding === 'met').length;
  return { finding: atLeast(years, findings), have: `${met} trên ${years} năm liền kề đạt yêu cầu`, used };
}

function reaches(rating: Rating, min: Rating): boolean {
  return RATINGS.indexOf(rating) >= RATINGS.indexOf(min);
}

function inWords({ period, rating }: YearRating): string {
  return `${formatPeriod(period)}: ${RATING_NAMES_VI[rating]}`;
}
