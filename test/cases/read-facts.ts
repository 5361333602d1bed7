import {
  achievementPeriod,
  type CampaignStanding,
  type CertifiedWork,
  type ClusterStanding,
  type CommendationKind,
  type Discipline,
  type DisciplineLevel,
  type Evidence,
  type HeldAward,
  type Launcher,
  type MeritScope,
  type NomineeKind,
  type Rating,
} from '@bangvang/domain';

/** The facts of a case in the short words of the case files. What is left out is unknown, disciplines apart: none. */
export interface WrittenFacts {
  readonly nominee?: NomineeKind;
  readonly year: string;
  readonly ratings?: Readonly<Record<string, Rating>>;
  /** 'CSTDCS 2021', 'BK_TTG 2018 campaign', 'CSTDCS 2022 revoked 2023-05-01'. */
  readonly awards?: readonly string[];
  /** Whether the register is known to hold every award. */
  readonly register?: 'complete' | 'partial';
  /** 'unknown', or times '2022-03-01/2022-09-01'. */
  readonly disciplines?: 'unknown' | readonly string[];
  /** 'unit 2023', 'province', 'uncertified 2023'; an empty list: none. */
  readonly initiatives?: readonly string[];
  readonly science?: readonly string[];
  readonly members?: {
    readonly total?: number;
    readonly done?: number;
    readonly with?: Readonly<Record<string, number>>;
    readonly disciplines?: readonly DisciplineLevel[];
  };
  /** 'province 1'. */
  readonly clusters?: readonly string[];
  /** 'commune outstanding', 'commune not', 'commune open', 'prime-minister leads 5'. */
  readonly campaigns?: readonly string[];
  readonly judged?: Readonly<Record<string, boolean>>;
}

/** What is on file, as the rules take it. */
export function evidenceOf(facts: WrittenFacts): Evidence {
  return {
    nomineeKind: facts.nominee ?? 'individual',
    period: achievementPeriod(facts.year),
    ratings: Object.entries(facts.ratings ?? {}).map(([year, rating]) => ({ period: achievementPeriod(year), rating })),
    awards: awardsOf(facts.awards ?? []),
    awardsComplete: facts.register === 'complete',
    disciplines: facts.disciplines === 'unknown' ? null : disciplinesOf(facts.disciplines ?? []),
    initiatives: facts.initiatives?.map(workOf) ?? null,
    scienceWorks: facts.science?.map(workOf) ?? null,
    members: facts.members
      ? {
          total: facts.members.total ?? null,
          completedTasks: facts.members.done ?? null,
          withAward: facts.members.with ?? {},
          disciplines: facts.members.disciplines ?? null,
        }
      : null,
    clusters: facts.clusters?.map(clusterOf) ?? null,
    campaigns: facts.campaigns?.map(campaignOf) ?? null,
    judgements: Object.entries(facts.judged ?? {}).map(([about, holds]) => ({ about, holds, by: 'Phiếu thẩm định' })),
  };
}

/** Awards in short words. One without a kind is by merit; the decision falls in the January after its year. */
export function awardsOf(texts: readonly string[]): readonly HeldAward[] {
  return texts.map((text) => {
    const [code, year, ...more] = text.split(' ');
    const period = achievementPeriod(year!);
    const revoked = more.indexOf('revoked');
    const kind = more.find((word) => ['campaign', 'ad-hoc', 'unclear'].includes(word)) ?? 'merit';
    return {
      code: code!,
      period,
      decidedOn: `${Number(period.to.slice(0, 4)) + (period.kind === 'school-year' ? 0 : 1)}-${period.kind === 'school-year' ? '07' : '01'}-15`,
      decisionNumber: null,
      kind: kind === 'unclear' ? null : (kind as CommendationKind),
      revokedOn: revoked === -1 ? null : more[revoked + 1]!,
    };
  });
}

/** Times of discipline: '2022-03-01/2022-09-01'; '2023-03-01/' lasts. */
export function disciplinesOf(texts: readonly string[]): readonly Discipline[] {
  return texts.map((text) => {
    const [from, to] = text.split('/');
    return { from: from!, to: to ? to : null };
  });
}

function workOf(text: string, index: number): CertifiedWork {
  const [scope, year] = text.split(' ');
  return {
    title: `Sáng kiến ${index + 1}`,
    scope: scope === 'uncertified' ? null : (scope as MeritScope),
    period: year === undefined ? null : achievementPeriod(year),
  };
}

function clusterOf(text: string): ClusterStanding {
  const [organiser, rank] = text.split(' ');
  return { organiser: organiser as ClusterStanding['organiser'], rank: Number(rank) };
}

function campaignOf(text: string): CampaignStanding {
  const [launchedBy, how, years] = text.split(' ');
  return {
    launchedBy: launchedBy as Launcher,
    outstanding: how === 'open' ? null : how === 'outstanding' || how === 'leads',
    leads: how === 'open' ? null : how === 'leads',
    years: Number(years ?? 1),
  };
}
