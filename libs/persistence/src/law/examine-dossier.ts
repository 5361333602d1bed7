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
import { readProcedure } from '../campaigns/frozen-procedure.js';
import type { Sql } from '../database.js';
import { readHistories } from '../register/subject-history.js';
import { findHeadOverride } from '../targets/head-override.js';
import { checkHead } from '../targets/head-rule.js';
import { type DossierFacts, readDossierFacts } from './dossier-facts.js';
import { evidenceOf, gateFactsOf, heldAwards, type OnFile } from './evidence.js';
import { type LawInForce, readNewestLaw } from './newest-law.js';

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
 * Examines a dossier by the rules of its regime, on what is on file. It decides nothing: the unit runs it before it
 * submits, the appraiser and the council look at the same.
 * @throws Problem no-such-dossier, no-such-thing where no law is loaded
 */
export async function examineDossier(sql: Sql, dossierId: string): Promise<ExaminedDossier> {
  const law = await readNewestLaw(sql);
  if (!law) throw new Problem('no-such-thing', 'Chưa nạp dữ liệu pháp luật.');
  const onFile = await readOnFile(sql, dossierId);
  const { facts } = onFile;
  const criteria = criteriaFor(law.criteria, facts.awardCode, facts.regime);
  const named = namedFirst(criteria);
  const evidence = evidenceOf(onFile);
  const { awardCode: award, regime, today: day } = facts;
  const gates = checkGates(gateFactsOf(onFile, law, named), momentOf(facts.stage), law.gates);
  const needed = await neededPapers(sql, law, onFile, named);
  return {
    ...{ facts, lawVersion: law.version, gates, needed },
    assessment: assessEligibility({ award, regime, criteria, evidence, day }),
    completeness: completenessOf(
      {
        ...{ nominees: [facts.nominee], period: facts.period, gates },
        papers: facts.papers.map(({ code }) => ({
          code,
          form: null,
          signedBy: null,
          nominees: null,
          covers: null,
          cites: null,
        })),
        restsOn: [],
      },
      needed,
      law.paperForms.filter(({ regimes }) => regimes.includes(regime)),
    ),
  };
}

async function readOnFile(sql: Sql, dossierId: string): Promise<OnFile> {
  const facts = await readDossierFacts(sql, dossierId);
  if (!facts) throw new Problem('no-such-dossier', 'Không tìm thấy hồ sơ này.');
  const [history] = facts.subjectId === null ? [] : await readHistories(sql, [facts.subjectId]);
  const [head, override] = [await checkHead(sql, dossierId), await findHeadOverride(sql, dossierId)];
  return { facts, history: history ?? null, head, override };
}

/** The papers frozen in the campaign, with those the dossier's own situation adds. */
async function neededPapers(
  sql: Sql,
  law: LawInForce,
  { facts, history }: OnFile,
  named: readonly string[],
): Promise<readonly NeededPaper[]> {
  const { awardCode: code, campaignId, regime } = facts;
  const { requiredPapers, papersAtSubmission } = await readProcedure(sql, campaignId);
  const required = (BEFORE_THE_COUNCIL.has(facts.stage) ? papersAtSubmission[code] : requiredPapers[code]) ?? [];
  const source = law.awards.find((award) => award.code === code)?.source ?? '';
  const cited = heldAwards(history).some((held) => named.includes(held.code) && held.revokedOn === null);
  const situation: PaperCondition[] = [
    ...(facts.annual || facts.adHoc ? [] : ['campaign' as const]),
    ...(cited ? ['prior-awards-cited' as const] : []),
    ...((history?.initiatives.length ?? 0) > 0 ? ['initiative-branch' as const] : []),
  ];
  return papersNeeded({ code, required, source }, regime, situation, law.conditionalPapers);
}

function momentOf(stage: string): GateMoment {
  if (stage === 'before-council') return 'vote';
  return BEFORE_THE_COUNCIL.has(stage) ? 'proposal' : 'decision';
}
