import { inForceOn, regimeOn, simplifiedRule, simplify } from '@bangvang/domain';
import { LAW, lawFile } from './cases/law-tables.js';
import { casesOf, daysOf } from './cases/read-cases.js';

interface Facts {
  readonly kind: string;
  readonly award: string;
  readonly asked?: boolean;
}

const papers = lawFile<{ papers: { code: string; madeBy: string }[] }>('papers').papers;
const ownOf = (required: readonly string[]) =>
  required.filter(
    (paper) =>
      paper !== 'TO_TRINH' &&
      ['proposing-body', 'outside'].includes(papers.find(({ code }) => code === paper)?.madeBy ?? ''),
  );

/** What a campaign launched on a day is run by, as people are told. */
function answerOf({ kind, award, asked = false }: Facts, day: string) {
  const rule = simplifiedRule(LAW.simplified, kind, day, asked);
  if (!rule) return { simplified: false };
  const awards = inForceOn(LAW.awards, day);
  const steps = {
    limits: { 'appraisal/district': { count: 10, unit: 'working-days' as const } },
    requiredPapers: Object.fromEntries(awards.map((row) => [row.code, row.requiredPapers])),
    papersAtSubmission: Object.fromEntries(awards.map((row) => [row.code, ownOf(row.requiredPapers)])),
  };
  const law = { awards, papers: LAW.papers.conditional };
  const run = simplify(steps, rule, law, regimeOn(LAW.regimes, day)!.code);
  expect(Object.keys(run.limits)).toEqual(['appraisal/any']);
  return {
    simplified: true,
    council: !run.simplified.passesOver.includes('before-council'),
    unitReview: run.simplified.unitReview,
    appraisalDays: run.limits['appraisal/any']!.count,
    mayPropose: run.simplified.awards.includes(award),
    papers: run.papersAtSubmission[award],
  };
}

describe('The simplified procedure', () => {
  it.each(
    casesOf<Facts, object>('simplified').flatMap((one) => daysOf(one).map((day) => [day, one.situation, one] as const)),
  )('on %s: %s', (day, _situation, { facts, expect: expected }) => expect(answerOf(facts, day)).toEqual(expected));
});
