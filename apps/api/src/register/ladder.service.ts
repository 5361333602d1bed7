import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem, titleSteps, type TitleStep, whatNext } from '@bangvang/domain';
import {
  Database,
  type LadderCandidate,
  listLadderCandidates,
  readHistories,
  readTitleCriteria,
  type SubjectHistory,
} from '@bangvang/persistence';
import { legalToday } from '../campaigns/legal-today.js';
import { type Page, pageBounds, pageFrom } from '../http/index.js';
import type { LadderQuery } from './register-query.dto.js';
import { seesEverything } from './register-rights.js';
import type { LadderView } from './register.view.js';
import { disciplinesOf, heldAward } from './subjects.service.js';

/** The title ladder: who may be proposed for a title in a year, and what is missing. */
@Injectable()
export class LadderService {
  constructor(private readonly database: Database) {}

  /** Units see their own people. @throws Problem invalid-input for a title without a rung below it */
  async list(query: LadderQuery, officer: Officer): Promise<Page<LadderView>> {
    const step = await this.stepTo(query.award, query.year);
    const { after, rows } = pageBounds(query, 2);
    const candidates = await listLadderCandidates(this.database, {
      fromCode: step.from,
      year: query.year,
      bodyIds: seesEverything(officer) ? null : officer.posts.map(({ bodyId }) => bodyId),
      after: after && { listedBy: String(after[0]), id: String(after[1]) },
      rows,
    });
    const histories = await readHistories(
      this.database,
      candidates.map(({ id }) => id),
    );
    const asOf = await legalToday(this.database);
    const byId = new Map(histories.map((history) => [history.subjectId, history]));
    return pageFrom(
      candidates,
      query,
      ({ listedBy, id }) => [listedBy, id],
      (candidate) => rungOf(candidate, byId.get(candidate.id)!, { year: query.year, step, asOf }),
    );
  }

  private async stepTo(award: string, year: number): Promise<TitleStep> {
    const { criteria, regime } = await readTitleCriteria(this.database, `${year}-12-31`);
    const step = titleSteps(criteria, regime ?? '').find((one) => one.award === award);
    if (!step)
      throw new Problem('invalid-input', `Danh hiệu “${award}” không đòi hỏi danh hiệu liên tục nào trước nó.`);
    return step;
  }
}

/** What is asked of everybody on the rung. */
interface Asked {
  readonly year: number;
  readonly step: TitleStep;
  /** The legal day: years still running are yet to be earned. */
  readonly asOf: string;
}

/** The register may not hold everything: a gap asks a person. */
function rungOf(
  { id, name, title, body }: LadderCandidate,
  history: SubjectHistory,
  { year, step, asOf }: Asked,
): LadderView {
  const awards = history.awards.map(heldAward);
  const known = { awards, disciplines: disciplinesOf(history), complete: false, asOf };
  const { may, chain, missing, earliestYear, sentence, source } = whatNext(known, year, [step])[0]!;
  return { subjectId: id, name, title, body, may, have: chain.length, missing, earliestYear, sentence, source };
}
