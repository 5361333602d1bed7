import {
  achievementPeriod,
  checkGates,
  completenessOf,
  GATE_CODES,
  papersNeeded,
  regimeOn,
  setsOf,
  type FiledPaper,
  type GateFacts,
  type PaperCondition,
} from '@bangvang/domain';
import { LAW } from './cases/law-tables.js';
import { casesOf, daysOf } from './cases/read-cases.js';
import { confirmationsOf, gateFactsOf, type WrittenGateFacts } from './cases/read-gate-facts.js';

const gateCases = casesOf<WrittenGateFacts, string>('gate');

describe('The gates', () => {
  it.each(gateCases.flatMap((one) => daysOf(one).map((day) => [day, one.facts.gate, one.situation, one] as const)))(
    'on %s, %s: %s',
    (day, code, _situation, { facts, expect: expected, clause }) => {
      const report = checkGates(gateFactsOf(facts, day), facts.moment!, LAW.gates, confirmationsOf(facts));
      const found = report.gates.find((gate) => gate.code === code);
      expect(found?.finding ?? 'absent').toBe(expected);
      if (clause !== '—') expect(found?.clause).toContain(clause);
      if (expected === 'barred' || expected === 'needs-person') expect(report.verdict).toBe(expected);
    },
  );

  it('that bar are each written barring, clear and asking a person', () => {
    const barring = new Set(LAW.gates.filter(({ effect }) => effect === 'bars').map(({ code }) => code));
    const written = (code: string, finding: string): boolean =>
      gateCases.some((one) => one.facts.gate === code && one.expect === finding);
    const missing = [...barring].flatMap((code) =>
      ['barred', 'clear', 'needs-person'].filter((finding) => !written(code, finding)).map((f) => `${code} ${f}`),
    );
    expect(missing).toEqual([]);
  });

  it('that bar are written barring at every moment they are asked', () => {
    const asked = LAW.gates
      .filter(({ effect }) => effect === 'bars')
      .flatMap(({ code, moments }) => moments.map((moment) => `${code} ${moment}`));
    const written = gateCases
      .filter((one) => one.expect === 'barred')
      .map(({ facts }) => `${facts.gate} ${facts.moment}`);
    expect([...new Set(asked)].filter((one) => !written.includes(one))).toEqual([]);
  });

  it('never bar by what is unknown', () => {
    const unknown: GateFacts = {
      ...gateFactsOf({ barsHeads: true, asksRegistration: true, award: 'LDTT' }, '2024-03-01'),
      proceedings: null,
      disciplines: null,
      otherAwards: null,
      enterpriseDuties: null,
      transfer: { monthsAtOldBody: null, oldBodyOpinion: null },
      registeredOn: null,
    };
    const nominee = { ...unknown.nominee, isHead: null, isEnterprise: null };
    const report = checkGates({ ...unknown, nominee }, 'proposal', LAW.gates);
    expect(report.verdict).toBe('needs-person');
    expect(report.gates.filter(({ finding }) => finding === 'barred')).toEqual([]);
  });

  it('are all in the table, and those that only advise never stop anything', () => {
    expect(new Set(LAW.gates.map(({ code }) => code))).toEqual(new Set(GATE_CODES));
    const advising = LAW.gates.filter(({ effect }) => effect === 'advises');
    expect(checkGates(gateFactsOf({}, '2024-03-01'), 'proposal', advising).verdict).toBe('clear');
  });
});

interface WrittenDossier extends WrittenGateFacts {
  readonly award: string;
  readonly situation?: readonly PaperCondition[];
  readonly papers: readonly string[];
  readonly restsOn?: readonly string[];
  readonly change?: Readonly<Record<string, Record<string, unknown>>>;
}

const NOMINEES = ['Nguyễn Văn A', 'Trần Thị B'];
const decision = (number: string) => ({ number, date: '2022-01-15', body: 'UBND tỉnh' });

describe('The completeness of a dossier', () => {
  const cases = casesOf<WrittenDossier, { verdict: string; defects: readonly string[] }>('completeness');
  it.each(cases)('$situation', ({ on, facts, expect: expected }) => {
    const day = [on!].flat()[0]!;
    const regime = regimeOn(LAW.regimes, day)!.code;
    const award = LAW.awards.find(({ code }) => code === facts.award)!;
    const forms = LAW.papers.forms.filter(({ regimes }) => regimes.includes(regime));
    const own = { code: award.code, required: award.requiredPapers, source: award.source };
    const answer = completenessOf(
      {
        nominees: NOMINEES,
        period: achievementPeriod('2023'),
        papers: facts.papers.map((code) => paperOf(code, facts)),
        restsOn: (facts.restsOn ?? []).map(decision),
        gates: checkGates(gateFactsOf(facts, day), 'proposal', LAW.gates),
      },
      papersNeeded(own, regime, facts.situation ?? [], LAW.papers.conditional),
      forms,
    );
    const defects = answer.defects.map(({ code, paper }) => (paper === null ? code : `${code} ${paper}`));
    expect({ verdict: answer.verdict, defects }).toEqual(expected);

    function paperOf(code: string, { change }: WrittenDossier): FiledPaper {
      const form = forms.find(({ paper }) => paper === code);
      const { covers, cites, ...read } = change?.[code] ?? {};
      return {
        code,
        form: form?.form ?? null,
        signedBy: form?.signedBy[0] ?? null,
        nominees: NOMINEES,
        ...read,
        covers: achievementPeriod(typeof covers === 'string' ? covers : '2023'),
        cites: Array.isArray(cites) ? cites.map(decision) : [],
      };
    }
  });

  it.each([
    ['CSTD_TQ', 'L2003_ND91', 2, 'likely'],
    ['HCLD_3', 'L2003_ND91', 3, 'likely'],
    ['BK_TINH', 'L2003_ND91', 1, 'likely'],
    ['CSTD_TQ', 'L2022_ND98', 1, 'unsure'],
  ])('asks for the originals of %s under %s: %i (%s)', (award, regime, sets, confidence) => {
    expect(setsOf(LAW.papers.sets, award, regime)).toMatchObject({ sets, confidence });
  });
});
