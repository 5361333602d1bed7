import {
  assessEligibility,
  type Assessment,
  checkGates,
  type Completeness,
  completenessOf,
  criteriaFor,
  type GateMoment,
  type GateReport,
  namedFirst,
  type NeededPaper,
  papersNeeded,
  type PaperCondition,
  Problem,
} from '@bangvang/domain';
import { type FrozenProcedure, readProcedure } from '../campaigns/frozen-procedure.js';
import type { Sql } from '../database.js';
import type { DossierFacts } from './dossier-facts.js';
import { confirmationsOf, evidenceOf, gateFactsOf, heldAwards, type OnFile, restsOn } from './evidence.js';
import { type LawInForce, readNewestLaw } from './newest-law.js';
import { readOnFile } from './on-file.js';

/** A dossier held against the law as it stands: its standard, its gates, its papers. */
export interface ExaminedDossier {
  readonly facts: DossierFacts;
  readonly lawVersion: number;
  readonly assessment: Assessment;
  readonly gates: GateReport;
  readonly completeness: Completeness;
  /** Every paper asked for, in the order people are shown. */
  readonly needed: readonly NeededPaper[];
}

/** Stages in which only the unit's own papers can be asked for: the council's and the decider's arise later. */
const BEFORE_THE_COUNCIL: ReadonlySet<string> = new Set([
  'drafted',
  'submitted',
  'supplement-requested',
  'under-appraisal',
  'before-council',
]);

/**
 * Examines dossiers by the rules of their regimes, on what is on file and what people have confirmed. It decides nothing:
 * the unit runs it before it submits, the appraiser and the council look at the same. As many statements for hundreds as
 * for one, a first look at a campaign's frozen procedure apart.
 * @param moment of the gates; null: the one the dossier's stage comes to next
 * @throws Problem no-such-dossier, no-such-thing where no law is loaded
 */
export async function examineDossiers(
  sql: Sql,
  dossierIds: readonly string[],
  moment: GateMoment | null = null,
): Promise<readonly ExaminedDossier[]> {
  const [law, onFile] = await Promise.all([readNewestLaw(sql), readOnFile(sql, dossierIds)]);
  if (!law) throw new Problem('no-such-thing', 'Chưa nạp dữ liệu pháp luật.');
  return examineAll(sql, law, onFile, moment);
}

/** As `examineDossiers`, of what has been read already. */
export async function examineAll(
  sql: Sql,
  law: LawInForce,
  onFile: readonly OnFile[],
  moment: GateMoment | null,
): Promise<readonly ExaminedDossier[]> {
  const examined: ExaminedDossier[] = [];
  for (const one of onFile) {
    const { campaignId, procedureRev } = one.facts;
    examined.push(examine(law, one, moment, await readProcedure(sql, campaignId, procedureRev)));
  }
  return examined;
}

/** What the gates alone find of a dossier. */
export function gatesOf(law: LawInForce, onFile: OnFile, moment: GateMoment): GateReport {
  const named = namedFirst(criteriaFor(law.criteria, onFile.facts.awardCode, onFile.facts.regime));
  return checkGates(gateFactsOf(onFile, law, named), moment, law.gates, confirmationsOf(onFile));
}

function examine(
  law: LawInForce,
  onFile: OnFile,
  moment: GateMoment | null,
  procedure: FrozenProcedure,
): ExaminedDossier {
  const { facts } = onFile;
  const { awardCode: award, regime, today: day } = facts;
  const criteria = criteriaFor(law.criteria, award, regime);
  const named = namedFirst(criteria);
  const confirmations = confirmationsOf(onFile);
  const evidence = evidenceOf(onFile);
  const gates = checkGates(gateFactsOf(onFile, law, named), moment ?? momentOf(facts.stage), law.gates, confirmations);
  const needed = neededPapers(law, facts, named, procedure);
  return {
    ...{ facts, lawVersion: law.version, gates, needed },
    assessment: assessEligibility({ award, regime, criteria, evidence, day, confirmations }),
    completeness: completenessOf(
      {
        ...{ nominees: [facts.nominee], period: facts.period, gates, confirmations, restsOn: restsOn(onFile, named) },
        papers: facts.papers.map(({ code }) => ({ code, ...UNREAD })),
      },
      needed,
      law.paperForms.filter(({ regimes }) => regimes.includes(regime)),
    ),
  };
}

/** The machine reads no paper: what its people confirm counts. */
const UNREAD = { form: null, signedBy: null, nominees: null, covers: null, cites: null };

/** The papers frozen in the campaign, with those the dossier's own situation adds. */
function neededPapers(
  law: LawInForce,
  { awardCode: code, regime, stage, annual, adHoc, history }: DossierFacts,
  named: readonly string[],
  { requiredPapers, papersAtSubmission }: FrozenProcedure,
): readonly NeededPaper[] {
  const required = (BEFORE_THE_COUNCIL.has(stage) ? papersAtSubmission[code] : requiredPapers[code]) ?? [];
  const source = law.awards.find((award) => award.code === code)?.source ?? '';
  const cited = heldAwards(history).some((held) => named.includes(held.code) && held.revokedOn === null);
  const situation: PaperCondition[] = [
    ...(annual || adHoc ? [] : ['campaign' as const]),
    ...(cited ? ['prior-awards-cited' as const] : []),
    ...((history?.initiatives.length ?? 0) > 0 ? ['initiative-branch' as const] : []),
  ];
  return papersNeeded({ code, required, source }, regime, situation, law.conditionalPapers);
}

/** The gates a stage comes to next; a submission upward is a proposal again. */
function momentOf(stage: string): GateMoment {
  if (stage === 'before-council') return 'vote';
  return BEFORE_THE_COUNCIL.has(stage) || stage === 'submitted-upward' ? 'proposal' : 'decision';
}

/** The same dossier as if nobody had confirmed anything: what still asks a person then is what one may answer. */
export function unconfirmed(onFile: OnFile): OnFile {
  return { ...onFile, facts: { ...onFile.facts, confirmed: [] } };
}
