import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { type Change, changesSince, pointsOf } from '@bangvang/domain';
import {
  Database,
  examineDossiers,
  type ExaminedDossier,
  listPaperTypes,
  readFiledExamination,
  readSharedFiles,
  viewerOf,
} from '@bangvang/persistence';
import type { CompletenessView, EligibilityView } from './examination.view.js';
import { seenDossier } from './seen-dossier.js';

/** A dossier examined, with what differs since it was submitted. */
interface Looked {
  readonly examined: ExaminedDossier;
  readonly filedAt: string | null;
  readonly changes: readonly Change[];
}

/** Holds dossiers against the law for whoever may see them. Decides nothing and writes nothing. */
@Injectable()
export class ExaminationService {
  constructor(private readonly database: Database) {}

  /** @throws Problem no-such-dossier, no-such-thing */
  async eligibility(dossierId: string, officer: Officer): Promise<EligibilityView> {
    const { examined, filedAt, changes } = await this.look(dossierId, officer);
    const { facts, lawVersion, assessment, gates } = examined;
    return {
      ...{ dossierId, award: facts.awardCode, regime: facts.regime, regimeFixed: facts.regimeFixed, lawVersion },
      ...{ examinedOn: facts.today, inRegister: facts.subjectId !== null },
      ...{ verdict: assessment.verdict, criteria: assessment.criteria },
      ...{ moment: gates.moment, gatesVerdict: gates.verdict },
      gates: gates.gates.map(({ code, effect, finding, clause, confidence, confirmed, sentence }) => ({
        ...{ code, effect, finding, clause, confidence, confirmed, sentence },
      })),
      ...{ filedAt, changes: changes.filter((change) => change.of !== 'paper') },
    };
  }

  /** @throws Problem no-such-dossier, no-such-thing */
  async completeness(dossierId: string, officer: Officer): Promise<CompletenessView> {
    const { examined, filedAt, changes } = await this.look(dossierId, officer);
    const { facts, completeness, needed } = examined;
    const names = new Map((await listPaperTypes(this.database)).map(({ code, name }) => [code, name]));
    const filed = new Set(facts.papers.map(({ code }) => code));
    return {
      dossierId,
      ...completeness,
      papers: needed.map(({ paper, clause }) => ({
        ...{ code: paper, name: names.get(paper) ?? paper, clause, present: filed.has(paper) },
      })),
      sharedFiles: await readSharedFiles(this.database, viewerOf(officer), dossierId),
      ...{ filedAt, changes: changes.filter((change) => change.of === 'paper') },
    };
  }

  private async look(dossierId: string, officer: Officer): Promise<Looked> {
    await seenDossier(this.database, dossierId, officer);
    const [[examined], filed] = await Promise.all([
      examineDossiers(this.database, [dossierId]),
      readFiledExamination(this.database, dossierId),
    ]);
    const { assessment, gates, completeness } = examined!;
    const changes = filed ? changesSince(filed.findings, pointsOf(assessment, gates, completeness)) : [];
    return { examined: examined!, filedAt: filed?.filedAt ?? null, changes };
  }
}
