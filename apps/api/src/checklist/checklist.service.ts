import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import {
  type ConfirmationOnRecord,
  Database,
  examineDossiers,
  type ExaminedDossier,
  listConfirmations,
  listPapersOnFile,
  listPaperTypes,
  type PaperOnFile,
} from '@bangvang/persistence';
import { seenDossier } from '../law/seen-dossier.js';
import type { ChecklistItemView, ChecklistPointView, ChecklistTickView, ChecklistView } from './checklist.view.js';

/** The checklist of a dossier's papers. Decides nothing and writes nothing: ticks are confirmations. */
@Injectable()
export class ChecklistService {
  constructor(private readonly database: Database) {}

  /** @throws Problem no-such-dossier, no-such-thing where no law is loaded */
  async checklist(dossierId: string, officer: Officer): Promise<ChecklistView> {
    await seenDossier(this.database, dossierId, officer);
    const [[examined], papers, confirmations, types] = await Promise.all([
      examineDossiers(this.database, [dossierId]),
      listPapersOnFile(this.database, dossierId),
      listConfirmations(this.database, dossierId),
      listPaperTypes(this.database),
    ]);
    const names = new Map(types.map(({ code, name }) => [code, name]));
    const { needed } = examined!;
    const asked = new Map(needed.map(({ paper, clause }) => [paper, clause]));
    const beside = papers.filter(({ code }) => !asked.has(code)).map(({ code }) => code);
    const items = [...asked.keys(), ...beside].map((code): ChecklistItemView => {
      const paper = papers.find((one) => one.code === code) ?? null;
      return {
        ...{ code, name: names.get(code) ?? code, required: asked.has(code), clause: asked.get(code) ?? null },
        ...{ present: paper !== null, paper: paper && attachmentOf(paper) },
        ...{ points: pointsAbout(code, examined!), tick: tickOf(code, confirmations) },
      };
    });
    const required = items.filter((item) => item.required);
    const present = required.filter((item) => item.present);
    const verified = present.filter(({ tick }) => tick?.holds && tick.standing === 'verified');
    return { dossierId, required: required.length, present: present.length, verified: verified.length, items };
  }
}

function attachmentOf({ code: _code, type: _type, ...paper }: PaperOnFile) {
  return paper;
}

/** What is known of one paper: faults first, then what nobody has read, then what is in order. */
function pointsAbout(paper: string, { completeness }: ExaminedDossier): ChecklistPointView[] {
  const { defects, asks, confirmed } = completeness;
  const states = { fault: defects, asks, confirmed } as const;
  return (['fault', 'asks', 'confirmed'] as const).flatMap((state) =>
    states[state]
      .filter((point) => point.paper === paper)
      .map(({ code, check, sentence, clause }) => ({ code, kind: check?.kind ?? null, state, sentence, clause })),
  );
}

function tickOf(paper: string, confirmations: readonly ConfirmationOnRecord[]): ChecklistTickView | null {
  const tick = confirmations.find(({ kind, about, counts }) => kind === 'paper' && about === paper && counts);
  if (!tick) return null;
  const { holds, standing, note, person, position, recordedAt } = tick;
  return { holds, standing, note, by: person, position, recordedAt };
}
