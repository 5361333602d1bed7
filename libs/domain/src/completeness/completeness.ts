import { covers, formatPeriod, type AchievementPeriod } from '../chains/achievement-period.js';
import {
  type Check,
  type CheckKind,
  type Confirmation,
  confirmationInWords,
  confirmationOf,
  type Standing,
} from '../examination/confirmation.js';
import type { GateReport } from '../gates/check-gates.js';
import type { NeededPaper, PaperForm } from './paper-rules.js';

/** A decision the dossier rests on. */
export interface CitedDecision {
  readonly number: string;
  readonly date: string;
  readonly body: string;
}

/** A paper on the dossier's file. Whatever nobody has read off it yet is null. */
export interface FiledPaper {
  readonly code: string;
  readonly form: string | null;
  /** Role of who signed. */
  readonly signedBy: string | null;
  readonly nominees: readonly string[] | null;
  readonly covers: AchievementPeriod | null;
  readonly cites: readonly CitedDecision[] | null;
}

/** What completeness is checked of. */
export interface DossierPapers {
  /** Names or ids of the nominees, as the papers give them. */
  readonly nominees: readonly string[];
  readonly period: AchievementPeriod;
  readonly papers: readonly FiledPaper[];
  /** Earlier decisions the award rests on. */
  readonly restsOn: readonly CitedDecision[];
  readonly gates: GateReport;
  /** What people have read off the papers, the oldest first. */
  readonly confirmations?: readonly Confirmation[];
}

export type DefectCode =
  | 'missing-paper'
  | 'wrong-form'
  | 'wrong-signer'
  | 'nominees-differ'
  | 'period-not-covered'
  | 'decision-not-cited'
  | 'gate-open';

/** One thing wrong with a dossier, or one thing a person has to look at. */
export interface Defect {
  readonly code: DefectCode;
  readonly paper: string | null;
  readonly clause: string;
  readonly sentence: string;
  /** What a person is asked to look at; null where nobody can answer it but by mending the dossier. */
  readonly check: Check | null;
}

/** Something a person has looked at and found in order. */
export interface ConfirmedPoint extends Defect {
  readonly standing: Standing;
}

/** Whether a dossier is full. */
export interface Completeness {
  readonly verdict: 'complete' | 'incomplete' | 'needs-a-person';
  /** Known faults, papers first. */
  readonly defects: readonly Defect[];
  /** What nobody has read off the papers yet. */
  readonly asks: readonly Defect[];
  /** What a person has read off them and found in order. */
  readonly confirmed: readonly ConfirmedPoint[];
}

/**
 * Checks a dossier as the machine can: papers present, right form, right signer, the same nominees in list and reports, the
 * period covered, earlier decisions cited, no gate open. What nobody has read yet is asked, never held against the unit;
 * what a person has confirmed of it counts.
 * @param needed the papers of `papersNeeded`
 * @source Law 06/2022/QH15, Art. 84; Decree 98/2023/NĐ-CP, annex I
 */
export function completenessOf(
  dossier: DossierPapers,
  needed: readonly NeededPaper[],
  forms: readonly PaperForm[],
): Completeness {
  const defects: Defect[] = [];
  const asks: Defect[] = [];
  const confirmed: ConfirmedPoint[] = [];
  const note = (holds: boolean | null, defect: Defect): void => {
    if (holds === false) defects.push(defect);
    if (holds !== null) return;
    const answer = defect.check && confirmationOf(dossier.confirmations ?? [], defect.check.kind, defect.check.about);
    if (!answer) return void asks.push(defect);
    const said = { ...defect, sentence: `${defect.sentence} Người xem: ${confirmationInWords(answer)}.` };
    if (answer.holds) confirmed.push({ ...said, standing: answer.standing });
    else defects.push(said);
  };
  for (const { paper, clause } of needed) {
    const filed = dossier.papers.some(({ code }) => code === paper);
    note(filed, { code: 'missing-paper', paper, clause, sentence: `Thiếu ${paper}.`, check: null });
  }
  for (const paper of dossier.papers) {
    const form = forms.find((rule) => rule.paper === paper.code);
    if (form) checkPaper(paper, form, dossier, note);
  }
  checkCitations(dossier, note);
  for (const gate of dossier.gates.gates.filter(({ effect }) => effect === 'bars')) {
    const holds = gate.finding === 'barred' ? false : gate.finding === 'needs-person' ? null : true;
    note(holds, {
      ...{ code: 'gate-open', paper: null, clause: gate.clause, sentence: gate.sentence },
      check: { kind: 'gate', about: gate.code },
    });
  }
  const verdict = defects.length > 0 ? 'incomplete' : asks.length > 0 ? 'needs-a-person' : 'complete';
  return { verdict, defects, asks, confirmed };
}

type Note = (holds: boolean | null, defect: Defect) => void;

function checkPaper(paper: FiledPaper, rule: PaperForm, { nominees, period }: DossierPapers, note: Note): void {
  const about = (code: DefectCode, kind: CheckKind, sentence: string): Defect => ({
    ...{ code, paper: paper.code, clause: rule.source, sentence: `${paper.code}: ${sentence}.` },
    check: { kind, about: paper.code },
  });
  if (rule.form !== null) {
    note(paper.form === null ? null : paper.form === rule.form, about('wrong-form', 'form', `phải theo ${rule.form}`));
  }
  if (rule.signedBy.length > 0) {
    const holds = paper.signedBy === null ? null : rule.signedBy.includes(paper.signedBy);
    note(holds, about('wrong-signer', 'signer', 'người ký không đúng chức vụ'));
  }
  if (rule.listsNominees) {
    const holds = paper.nominees === null ? null : isSameSet(paper.nominees, nominees);
    note(holds, about('nominees-differ', 'nominees', 'danh sách không trùng với hồ sơ'));
  }
  if (rule.coversPeriod) {
    const holds = paper.covers === null ? null : covers(paper.covers, period);
    note(holds, about('period-not-covered', 'period', `phải bao trùm thành tích ${formatPeriod(period)}`));
  }
}

function checkCitations({ restsOn, papers }: DossierPapers, note: Note): void {
  const cited = papers.flatMap(({ cites }) => cites ?? []);
  const unread = papers.length === 0 || papers.some(({ cites }) => cites === null);
  for (const { number, date, body } of restsOn) {
    const found = cited.some((other) => other.number === number && other.date === date && other.body === body);
    note(found ? true : unread ? null : false, {
      code: 'decision-not-cited',
      paper: null,
      clause: 'Luật 06/2022/QH15, Điều 84',
      sentence: `Chưa dẫn Quyết định số ${number} ngày ${date} của ${body}.`,
      check: { kind: 'citation', about: number },
    });
  }
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.every((name) => b.includes(name)) && b.every((name) => a.includes(name));
}
