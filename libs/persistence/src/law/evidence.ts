import {
  type AchievementPeriod,
  type BasisAward,
  type CitedDecision,
  type CommendationKind,
  type Confirmation,
  type Evidence,
  formatDay,
  type GateFacts,
  type HeldAward,
  type OtherAward,
  type ProceedingKind,
  transferWithin,
} from '@bangvang/domain';
import type { SubjectHistory } from '../register/subject-history.js';
import { asResult } from '../targets/assigned-targets.js';
import type { HeadOnFile } from '../targets/head-rule.js';
import type { DossierFacts } from './dossier-facts.js';
import type { LawInForce } from './newest-law.js';

/** All that is on file about a dossier's nominee. */
export interface OnFile {
  readonly facts: DossierFacts;
  /** The bodies the nominee heads, or may head, where the campaign bars heads. */
  readonly heads: readonly HeadOnFile[];
}

const RATINGS = { excellent: 'excellent', good: 'good', fair: 'completed', poor: 'failed' } as const;
const SCOPES = { grassroots: 'unit', province: 'province', national: 'nation' } as const;
const PROCEEDINGS: Readonly<Record<string, ProceedingKind>> = {
  investigation: 'investigation',
  inspection: 'inspection',
  verification: 'denunciation',
};

/**
 * What is on file, as the standards of awards ask for it. What no register holds is unknown and asks a person; the
 * register never claims to know every award.
 */
export function evidenceOf({ facts }: OnFile): Evidence {
  const { history } = facts;
  return {
    nomineeKind: facts.nomineeKind,
    period: facts.period,
    ratings: (history?.ratings ?? []).map(({ period, rating }) => ({ period, rating: RATINGS[rating] })),
    awards: heldAwards(history),
    awardsComplete: false,
    disciplines: history && disciplinesOf(history),
    initiatives:
      history && history.initiatives.map(({ name, scope }) => ({ title: name, scope: SCOPES[scope], period: null })),
    ...{ scienceWorks: null, members: null, clusters: null, campaigns: null, judgements: [] },
  };
}

/** What is on file, as the gates ask for it. */
export function gateFactsOf(
  { facts, heads }: OnFile,
  law: Pick<LawInForce, 'awards'>,
  basis: readonly string[],
): GateFacts {
  const { nomineeKind, annual, campaignId, period, history, override } = facts;
  const titles = new Set(law.awards.filter(({ kind }) => kind === 'title').map(({ code }) => code));
  const isTitle = titles.has(facts.awardCode);
  return {
    day: facts.today,
    nominee: {
      ...{
        kind: nomineeKind,
        isHead: isHeadOf(facts, heads),
        directWorker: facts.directWorker,
        smallCollective: facts.smallCollective,
      },
      ...{ isEnterprise: nomineeKind === 'collective' ? null : false, remoteArea: false, womanOrMostlyWomen: false },
    },
    award: { code: facts.awardCode, isTitle, kind: annual || isTitle ? 'merit' : facts.adHoc ? 'ad-hoc' : 'campaign' },
    period,
    achievement: annual ? null : campaignId,
    proceedings: history && proceedingsOf(history),
    disciplines: history && disciplinesOf(history),
    otherAwards: history && [...heldElsewhere(history, titles), ...proposedElsewhere(facts, titles)],
    basis: basisOf(history, basis),
    campaign: { barsHeads: facts.headRule, asksRegistration: false },
    headTargets: heads.flatMap(({ targets }) => targets).map(asResult),
    headOverride: override && {
      ...{ name: override.name, reason: override.reason },
      document: `${override.documentNumber} ngày ${override.documentDate}`,
    },
    ...{ enterpriseDuties: null, registeredOn: null },
    transfer: nomineeKind === 'individual' ? transferWithin(period, facts.posts) : null,
  };
}

export function heldAwards(history: SubjectHistory | null): readonly HeldAward[] {
  return (history?.awards ?? []).map(({ code, period, decidedOn, decisionNumber, commendation, revokedOn }) => ({
    ...{ code, period, decidedOn, decisionNumber, revokedOn },
    kind: commendation as CommendationKind | null,
  }));
}

function disciplinesOf({ disciplines }: SubjectHistory) {
  return disciplines.filter(({ matter }) => matter === 'discipline').map(({ from, to }) => ({ from, to }));
}

function proceedingsOf({ disciplines }: SubjectHistory) {
  return disciplines.flatMap(({ matter, from, to }) => {
    const kind = PROCEEDINGS[matter];
    return kind === undefined ? [] : [{ kind, openedOn: from, closedOn: to }];
  });
}

function heldElsewhere(history: SubjectHistory, titles: ReadonlySet<string>): OtherAward[] {
  return history.awards.map(({ code, period, campaignId, commendation, revokedOn }) => ({
    ...{ code, isTitle: titles.has(code), period, revokedOn },
    achievement: commendation === 'campaign' ? campaignId : null,
  }));
}

function proposedElsewhere({ otherProposals }: DossierFacts, titles: ReadonlySet<string>): OtherAward[] {
  return otherProposals.map(({ awardCode, campaignId, annual, period }) => ({
    ...{ code: awardCode, isTitle: titles.has(awardCode), period: period as AchievementPeriod, revokedOn: null },
    achievement: annual ? null : campaignId,
  }));
}

/** Earlier awards the proposal rests on: those its standard names as needed first. */
function basisOf(history: SubjectHistory | null, named: readonly string[]): BasisAward[] {
  return heldAwards(history)
    .filter(({ code, revokedOn }) => named.includes(code) && revokedOn === null)
    .map(({ code, kind, decisionNumber }) => ({ code, kind, decisionNumber }));
}

/** Decisions of the awards the proposal rests on, which its papers must cite. */
export function restsOn({ facts: { history } }: OnFile, named: readonly string[]): CitedDecision[] {
  return (history?.awards ?? [])
    .filter(({ code, revokedOn }) => named.includes(code) && revokedOn === null)
    .map(({ decisionNumber, decidedOn, decidedBy }) => ({ number: decisionNumber, date: decidedOn, body: decidedBy }));
}

/** What people have confirmed of the dossier, each named with position and day. */
export function confirmationsOf({ facts }: OnFile): Confirmation[] {
  return facts.confirmed.map(({ person, position, on, ...answer }) => ({
    ...answer,
    by: `${person}, ${position}, ${formatDay(on)}`,
  }));
}

/** Known by his position or by the override put on file for him; open where only his title says so and a target is. */
function isHeadOf({ nomineeKind, override }: DossierFacts, heads: readonly HeadOnFile[]): boolean | null {
  if (nomineeKind !== 'individual') return false;
  if (override !== null || heads.some(({ holds }) => holds)) return true;
  return heads.length === 0 ? false : null;
}
