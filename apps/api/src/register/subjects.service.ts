import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { chainOf, type Discipline, formatPeriod, type HeldAward, Problem } from '@bangvang/domain';
import {
  type AwardRecord,
  Database,
  findSubject,
  findSubjects,
  type FoundSubject,
  readHistories,
  type SubjectHistory,
} from '@bangvang/persistence';
import { legalToday } from '../campaigns/legal-today.js';
import { type Page, pageBounds, pageFrom } from '../http/index.js';
import type { SubjectQuery } from './register-query.dto.js';
import { seesEverything } from './register-rights.js';
import type { AwardHeldView, ChainView, SubjectSummaryView, SubjectView } from './register.view.js';

/** Reads the register. Changes when the rules on who sees what of a subject change. */
@Injectable()
export class SubjectsService {
  constructor(private readonly database: Database) {}

  async list(query: SubjectQuery): Promise<Page<SubjectSummaryView>> {
    const { after, rows } = pageBounds(query, 3);
    const found = await findSubjects(this.database, {
      words: query.search ?? null,
      kind: query.kind ?? null,
      bodyId: query.body ?? null,
      after: after && { rank: Number(after[0]), listedBy: String(after[1]), id: String(after[2]) },
      rows,
    });
    return pageFrom(found, query, ({ rank, listedBy, id }) => [rank, listedBy, id], summary);
  }

  /** @throws Problem no-such-thing */
  async find(subjectId: string, officer: Officer): Promise<SubjectView> {
    const subject = await findSubject(this.database, subjectId);
    const [history] = await readHistories(this.database, [subjectId]);
    if (!subject || !history) throw new Problem('no-such-thing', 'Không tìm thấy đối tượng này trong sổ vàng.');
    const { bodyId, ...shown } = subject;
    const own = officer.posts.some((post) => post.bodyId === bodyId);
    const sees = own || seesEverything(officer);
    return {
      ...shown,
      tenures: [...subject.tenures],
      predecessors: [...subject.predecessors],
      successors: [...subject.successors],
      awards: history.awards.map(awardView),
      initiatives: [...history.initiatives],
      chains: sees ? chainsOf(history, await legalToday(this.database)) : null,
      disciplines: sees ? [...history.disciplines] : null,
      ratings: sees ? [...history.ratings] : null,
    };
  }
}

/** An award of the register as the law's rules read it. */
export function heldAward({
  code,
  period,
  decidedOn,
  decisionNumber,
  commendation,
  revokedOn,
}: AwardRecord): HeldAward {
  return { code, period, decidedOn, decisionNumber, kind: commendation as HeldAward['kind'], revokedOn };
}

/** The times of discipline; what is only being looked into starts nothing anew. */
export function disciplinesOf({ disciplines }: SubjectHistory): readonly Discipline[] {
  return disciplines.filter(({ matter }) => matter === 'discipline').map(({ from, to }) => ({ from, to }));
}

function chainsOf(history: SubjectHistory, day: string): ChainView[] {
  const awards = history.awards.map(heldAward);
  const yearly = awards.filter(({ period }) => period.kind !== 'span');
  return [...new Set(yearly.map(({ code }) => code))].map((awardCode) => {
    const chain = chainOf({ awards, disciplines: disciplinesOf(history), day }, awardCode);
    const { length, reaches, missing, brokenBy } = chain;
    return { awardCode, length, reaches: formatPeriod(reaches), missing: formatPeriod(missing), brokenBy };
  });
}

function awardView(award: AwardRecord): AwardHeldView {
  return { ...award, periodText: formatPeriod(award.period) };
}

function summary({ listedBy: _, bodyId: __, version: ___, rank, ...subject }: FoundSubject): SubjectSummaryView {
  return { ...subject, inFull: rank < 2 };
}
