import type { Confirmation } from '../examination/confirmation.js';
import { achievementPeriod } from '../chains/achievement-period.js';
import { assessEligibility, moreFavourable, type Assessment } from './assess.js';
import type { AwardCriteria, Criterion } from './criteria.js';
import type { Evidence } from './evidence.js';
import { titleSteps } from './title-steps.js';

const aCriterion = (code: string): Criterion => ({
  code,
  type: 'SEE_LAW',
  sentence: `${code}: {have}`,
  source: 'Luật 06/2022/QH15, Điều 44',
  confidence: 'sure',
});
const someCriteria = (row: Partial<AwardCriteria>): AwardCriteria => ({
  award: 'HCLD_3',
  regimes: ['L2022_ND98', 'L2026'],
  rule: { atLeast: 2, of: [aCriterion('A'), aCriterion('B'), aCriterion('C')] },
  ...row,
});
const evidence = (judged: Record<string, boolean>): Evidence => ({
  nomineeKind: 'individual',
  period: achievementPeriod('2023'),
  ratings: [],
  awards: [],
  awardsComplete: false,
  disciplines: null,
  initiatives: null,
  scienceWorks: null,
  members: null,
  clusters: null,
  campaigns: null,
  judgements: Object.entries(judged).map(([about, holds]) => ({ about, holds, by: 'Phiếu thẩm định 12' })),
});
const assess = (
  criteria: AwardCriteria | null,
  judged: Record<string, boolean>,
  regime = 'L2022_ND98',
  confirmations: readonly Confirmation[] = [],
): Assessment =>
  assessEligibility({
    award: 'HCLD_3',
    regime,
    criteria,
    evidence: evidence(judged),
    day: '2024-03-01',
    confirmations,
  });

describe('A standard of which two criteria of three must hold', () => {
  it.each([
    [{ A: true, B: true }, 'eligible'],
    [{ A: true, B: false }, 'needs-a-person'],
    [{ A: false, B: false }, 'not-eligible'],
  ])('with %j: %s', (judged, verdict) => expect(assess(someCriteria({}), judged).verdict).toBe(verdict));

  it('explains each criterion with what was used, its clause and a Vietnamese sentence', () => {
    expect(assess(someCriteria({}), { A: true }).criteria[0]).toEqual({
      code: 'A',
      finding: 'met',
      used: ['Phiếu thẩm định 12'],
      clause: 'Luật 06/2022/QH15, Điều 44',
      confidence: 'sure',
      confirmed: null,
      sentence: 'Đạt: A: xác nhận (Phiếu thẩm định 12).',
    });
    expect(assess(someCriteria({}), {}).criteria[0]?.sentence).toBe('Cần người xem xét: A: chưa có dữ liệu.');
  });

  it('is unsure in a regime it was only carried over to', () => {
    const carried = someCriteria({ unsureIn: ['L2026'] });
    expect(assess(carried, { A: true }, 'L2026').criteria[0]?.confidence).toBe('unsure');
    expect(assess(carried, { A: true }).criteria[0]?.confidence).toBe('sure');
  });
});

describe('A criterion nothing on file can tell', () => {
  const answer = (about: string, holds: boolean): Confirmation => ({
    ...{ kind: 'criterion', about, holds, standing: 'verified' },
    ...{ by: 'Trần B, Chuyên viên, 01/03/2024', note: 'đã xem báo cáo' },
  });

  it('is found by the word of the person who confirmed it, named in the evidence', () => {
    const found = assess(someCriteria({}), { A: true }, 'L2022_ND98', [answer('B', true)]);
    expect(found.verdict).toBe('eligible');
    expect(found.criteria[1]).toMatchObject({ finding: 'met', confirmed: 'verified' });
    expect(found.criteria[1]?.used).toEqual(['đã xác nhận là đạt (Trần B, Chuyên viên, 01/03/2024): đã xem báo cáo']);
  });

  it('is not met where he says so, and what is on file is never outvoted', () => {
    const found = assess(someCriteria({}), { A: true }, 'L2022_ND98', [answer('A', false), answer('B', false)]);
    expect(found.criteria.map(({ finding }) => finding)).toEqual(['met', 'not-met', 'needs-person']);
  });

  it('settles an award without a standard too', () => {
    expect(assess(null, {}, 'L2022_ND98', [answer('NO_STANDARD', true)]).verdict).toBe('eligible');
  });
});

describe('An award without a standard on file', () => {
  it('asks a person and says which regime lacks it', () => {
    const answer = assess(null, {});
    expect(answer.verdict).toBe('needs-a-person');
    expect(answer.criteria[0]?.sentence).toContain('L2022_ND98');
  });
});

describe('A dossier at the change of law', () => {
  const under = (verdict: Assessment['verdict'], award: string): Assessment => ({ award, verdict, criteria: [] });

  it('stays under the text of its receipt unless the later is truly kinder', () => {
    expect(moreFavourable(under('eligible', 'old'), under('eligible', 'new')).award).toBe('old');
    expect(moreFavourable(under('not-eligible', 'old'), under('eligible', 'new')).award).toBe('new');
    expect(moreFavourable(under('eligible', 'old'), under('not-eligible', 'new')).award).toBe('old');
  });
});

describe('The title ladder', () => {
  it('has a rung for a chain that must be there, none for one way among several', () => {
    const chain: Criterion = {
      ...aCriterion('CHAIN'),
      type: 'CONSECUTIVE_AWARD',
      award: 'CSTDCS',
      count: 3,
    };
    const rows = [
      someCriteria({ award: 'CSTD_TINH', rule: { all: [chain, aCriterion('A')] } }),
      someCriteria({ award: 'BK_TINH', rule: { any: [chain, aCriterion('A')] } }),
    ];
    expect(titleSteps(rows, 'L2022_ND98').map(({ award, from, count }) => [award, from, count])).toEqual([
      ['CSTD_TINH', 'CSTDCS', 3],
    ]);
  });
});
