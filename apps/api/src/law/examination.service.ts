import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { Database, examineDossier, listPaperTypes, readSharedFiles, viewerOf, visible } from '@bangvang/persistence';
import type { CompletenessView, EligibilityView } from './examination.view.js';

/** Holds dossiers against the law for whoever may see them. Decides nothing and writes nothing. */
@Injectable()
export class ExaminationService {
  constructor(private readonly database: Database) {}

  /** @throws Problem no-such-dossier, no-such-thing */
  async eligibility(dossierId: string, officer: Officer): Promise<EligibilityView> {
    await this.seen(dossierId, officer);
    const { facts, lawVersion, assessment, gates } = await examineDossier(this.database, dossierId);
    return {
      ...{ dossierId, award: facts.awardCode, regime: facts.regime, regimeFixed: facts.regimeFixed, lawVersion },
      ...{ examinedOn: facts.today, inRegister: facts.subjectId !== null },
      ...{ verdict: assessment.verdict, criteria: assessment.criteria },
      ...{ moment: gates.moment, gatesVerdict: gates.verdict },
      gates: gates.gates.map(({ code, effect, finding, clause, confidence, sentence }) => ({
        ...{ code, effect, finding, clause, confidence, sentence },
      })),
    };
  }

  /** @throws Problem no-such-dossier, no-such-thing */
  async completeness(dossierId: string, officer: Officer): Promise<CompletenessView> {
    await this.seen(dossierId, officer);
    const { facts, completeness, needed } = await examineDossier(this.database, dossierId);
    const names = new Map((await listPaperTypes(this.database)).map(({ code, name }) => [code, name]));
    const filed = new Set(facts.papers.map(({ code }) => code));
    return {
      dossierId,
      ...completeness,
      papers: needed.map(({ paper, clause }) => ({
        ...{ code: paper, name: names.get(paper) ?? paper, clause, present: filed.has(paper) },
      })),
      sharedFiles: await readSharedFiles(this.database, viewerOf(officer), dossierId),
    };
  }

  private async seen(dossierId: string, officer: Officer): Promise<void> {
    const { personId, bodyIds, auditor } = viewerOf(officer);
    const dossier = await this.database.one(`SELECT FROM dossier d WHERE d.id = $4 AND ${visible('$1', '$2', '$3')}`, [
      personId,
      bodyIds,
      auditor,
      dossierId,
    ]);
    if (!dossier) throw new Problem('no-such-dossier', 'Không tìm thấy hồ sơ này.');
  }
}
