import {
  achievementPeriod,
  assessEligibility,
  bonusOf,
  chainOf,
  checkCap,
  competenceOf,
  criteriaFor,
  hasShare,
  inForceOn,
  isCarried,
  isInForce,
  regimeOfDossier,
  regimeOn,
  stackBonuses,
  titleSteps,
  totalBonuses,
  votesNeeded,
  whatNext,
  windowOf,
  type BonusItem,
  type DecidingLevel,
  type NomineeKind,
  type RegimeFixedAt,
  type RoundingMode,
  type Verdict,
  type VoteRule,
} from '@bangvang/domain';
import { LAW } from './cases/law-tables.js';
import { allCases, casesOf, daysOf } from './cases/read-cases.js';
import { awardsOf, disciplinesOf, evidenceOf, type WrittenFacts } from './cases/read-facts.js';

describe('The cases of the law', () => {
  it('are written by hand, each once, each with its clause', () => {
    const cases = allCases();
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map(({ question, situation }) => `${question}: ${situation}`)).size).toBe(cases.length);
    expect(cases.filter(({ clause }) => !clause)).toEqual([]);
  });

  it('ask about every award under every regime in which it exists', () => {
    const asked = new Set(
      casesOf<{ award: string }, Verdict>('eligibility').flatMap((one) =>
        daysOf(one).map((day) => `${one.facts.award} ${regimeOn(LAW.regimes, day)?.code}`),
      ),
    );
    const existing = LAW.regimes.flatMap((regime) =>
      LAW.awards.filter((award) => isInForce(award, regime.validFrom)).map(({ code }) => `${code} ${regime.code}`),
    );
    expect(existing.filter((one) => !asked.has(one))).toEqual([]);
  });
});

describe('Eligibility', () => {
  const cases = casesOf<WrittenFacts & { award: string }, Verdict>('eligibility');
  it.each(cases.flatMap((one) => daysOf(one).map((day) => [day, one.situation, one] as const)))(
    'on %s: %s',
    (day, _situation, { facts, expect: expected, clause }) => {
      const regime = regimeOn(LAW.regimes, day)!.code;
      const answer = assessEligibility({
        award: facts.award,
        regime,
        criteria: criteriaFor(LAW.criteria, facts.award, regime),
        evidence: evidenceOf(facts),
        day,
      });
      expect({ verdict: answer.verdict, criteria: answer.criteria }).toEqual({
        verdict: expected,
        criteria: answer.criteria,
      });
      if (clause !== '—') expect(answer.criteria.map((found) => found.clause).join('; ')).toContain(clause);
      for (const { sentence } of answer.criteria) expect(sentence).toMatch(/^(Đạt|Chưa đạt|Cần người xem xét): .+\.$/);
    },
  );
});

describe('A nominee of whom nothing is on file', () => {
  const kinds = ['individual', 'collective', 'household'] as const;
  it.each(LAW.criteria.map((row) => [row.award, row.regimes.join(', '), row] as const))(
    'does not fail a single criterion of %s under %s',
    (award, _regimes, criteria) => {
      const asked = LAW.awards.find(({ code }) => code === award)!.nomineeKinds;
      for (const nominee of kinds.filter((kind) => asked.includes(kind))) {
        const evidence = evidenceOf({ nominee, year: '2023', disciplines: 'unknown' });
        const answer = assessEligibility({
          award,
          regime: criteria.regimes[0]!,
          criteria,
          evidence,
          day: '2024-03-01',
        });
        expect(answer.verdict).toBe('needs-a-person');
        expect(new Set(answer.criteria.map(({ finding }) => finding))).toEqual(new Set(['needs-person']));
      }
    },
  );
});

describe('The regime of a dossier', () => {
  interface Facts {
    readonly accepted: string | null;
    readonly decidingLevel: string | null;
    readonly fixedAt?: RegimeFixedAt;
  }
  it.each(casesOf<Facts, string>('regime'))('$situation', ({ facts, expect: expected }) => {
    const acceptances = { firstAcceptedOn: facts.accepted, decidingLevelAcceptedOn: facts.decidingLevel };
    expect(regimeOfDossier(LAW.regimes, acceptances, facts.fixedAt)?.code ?? 'none').toBe(expected);
  });
});

describe('Consecutive awards', () => {
  interface Facts {
    readonly award: string;
    readonly awards: readonly string[];
    readonly disciplines?: readonly string[];
  }
  it.each(casesOf<Facts, { length: number; brokenBy: string }>('chain'))(
    '$situation',
    ({ on, facts, expect: expected }) => {
      const disciplines = disciplinesOf(facts.disciplines ?? []);
      const chain = chainOf({ awards: awardsOf(facts.awards), disciplines, day: [on!].flat()[0]! }, facts.award);
      expect({ length: chain.length, brokenBy: chain.brokenBy }).toEqual(expected);
    },
  );
});

describe('The title ladder', () => {
  interface Facts {
    readonly awards: readonly string[];
    readonly disciplines?: readonly string[];
    readonly register?: 'partial';
    readonly year: number;
  }
  type Expected = Readonly<Record<string, { may: string; missing: number; earliest: number }>>;
  it.each(casesOf<Facts, Expected>('ladder'))('$situation', ({ on, facts, expect: expected }) => {
    const day = [on!].flat()[0]!;
    const history = {
      awards: awardsOf(facts.awards),
      disciplines: disciplinesOf(facts.disciplines ?? []),
      complete: facts.register !== 'partial',
      asOf: day,
    };
    const answers = whatNext(history, facts.year, titleSteps(LAW.criteria, regimeOn(LAW.regimes, day)!.code));
    for (const [award, { may, missing, earliest }] of Object.entries(expected)) {
      const answer = answers.find((one) => one.award === award)!;
      expect({ may: answer.may, missing: answer.missing, earliest: answer.earliestYear }).toEqual({
        may,
        missing,
        earliest,
      });
    }
  });
});

describe('Shares of members', () => {
  it.each(casesOf<{ have: number; total: number; percent: number }, boolean>('share'))(
    '$situation',
    ({ facts: { have, total, percent }, expect: expected }) => expect(hasShare(have, total, percent)).toBe(expected),
  );
});

describe('Caps', () => {
  interface Facts {
    readonly award: string;
    readonly base: number | null;
    readonly proposed: number;
  }
  it.each(casesOf<Facts, { finding: string; most: number | null; mandatory: boolean }>('cap'))(
    '$situation',
    ({ on, facts: { award, base, proposed }, expect: expected, clause }) => {
      const cap = inForceOn(LAW.caps, [on!].flat()[0]!).find((row) => row.award === award)!;
      const { finding, most } = checkCap(cap, base, proposed);
      expect({ finding, most, mandatory: cap.mandatory }).toEqual(expected);
      expect(cap.source).toContain(clause);
    },
  );
});

describe('Competence', () => {
  const cases = casesOf<{ award: string; level: DecidingLevel }, string>('competence');
  it.each(cases)('$situation', ({ on, facts, expect: expected, clause }) => {
    const answer = competenceOf(LAW.competence, { ...facts, day: [on!].flat()[0]! });
    expect(answer.finding).toBe(expected);
    if (clause !== '—') expect(answer.clause).toContain(clause);
  });
});

describe('Submission windows', () => {
  interface Facts {
    readonly award: string;
    readonly level: 'central' | 'province';
    readonly sector?: 'general' | 'education';
    readonly year: number;
    readonly congress?: number;
  }
  it.each(casesOf<Facts, string>('window'))('$situation', ({ on, facts, expect: expected }) => {
    const { award, level, sector = 'general', year, congress = null } = facts;
    const question = { award, level, sector, achievementYear: year, congressYear: congress, day: [on!].flat()[0]! };
    expect(windowOf(LAW.windows, question).finding).toBe(expected);
  });
});

describe('Bonuses', () => {
  const { factors, multiples, rounding } = LAW.bonus;
  interface Facts {
    readonly award: string;
    readonly nominee: NomineeKind;
    readonly rounding?: RoundingMode;
  }
  it.each(casesOf<Facts, { amount: number | null; exact?: number; ceiling?: boolean }>('bonus'))(
    '$situation',
    ({ on, facts, expect: expected, clause }) => {
      const decisionDay = [on!].flat()[0]!;
      const bonus = bonusOf({
        award: facts.award,
        nomineeKind: facts.nominee,
        decisionDay,
        regime: regimeOn(LAW.regimes, decisionDay)?.code ?? '',
        baseSalaries: LAW.baseSalaries,
        multiples,
        factors,
        rounding: facts.rounding ?? rounding,
      });
      expect(bonus.amount).toBe(expected.amount);
      if (expected.exact !== undefined) expect(bonus.exact).toBe(expected.exact);
      expect(bonus.isCeiling).toBe(expected.ceiling ?? false);
      if (clause !== '—') expect(bonus.clause).toContain(clause);
    },
  );

  type Written = Omit<BonusItem, 'period' | 'campaign' | 'fund' | 'recipient'> & {
    year: string;
    recipient?: string;
    campaign?: string;
    fund?: string;
  };
  interface Paid {
    readonly paid: readonly (number | null)[];
    readonly byFund?: Record<string, number>;
    readonly unsettled?: number;
  }
  it.each(casesOf<{ items: readonly Written[] }, Paid>('stacking'))('$situation', ({ facts, expect: expected }) => {
    const paid = stackBonuses(
      facts.items.map(({ year, recipient = 'A', campaign, fund = 'huyện', ...item }) => ({
        ...item,
        recipient,
        campaign: campaign ?? null,
        fund,
        period: achievementPeriod(year),
      })),
    );
    expect(paid.map((item) => item.paid)).toEqual(expected.paid);
    const totals = totalBonuses(paid, ({ fund }) => fund);
    if (expected.byFund) {
      expect(Object.fromEntries(Object.entries(totals).map(([fund, { amount }]) => [fund, amount]))).toEqual(
        expected.byFund,
      );
    }
    expect(Object.values(totals).reduce((sum, { unsettled }) => sum + unsettled, 0)).toBe(expected.unsettled ?? 0);
  });
});

describe('Votes', () => {
  const rules: Readonly<Record<string, VoteRule>> = {
    half: { numerator: 1, denominator: 2, strict: true },
    'two-thirds': { numerator: 2, denominator: 3, strict: false },
    eighty: { numerator: 80, denominator: 100, strict: false },
    ninety: { numerator: 90, denominator: 100, strict: false },
  };
  const cases = casesOf<{ members: number }, Readonly<Record<string, number>>>('threshold');

  it('are written for councils of 3 to 30 members', () => {
    expect(cases.map(({ facts }) => facts.members)).toEqual(Array.from({ length: 28 }, (_, index) => index + 3));
  });
  it.each(cases)('$situation', ({ facts: { members }, expect: expected }) => {
    for (const [name, rule] of Object.entries(rules)) {
      expect(votesNeeded(rule, members)).toBe(expected[name]);
      for (let agree = 0; agree <= members; agree += 1) {
        expect(isCarried(rule, { agree, members })).toBe(agree >= expected[name]!);
      }
    }
  });
});
