import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { isLegalDay, Problem } from '@bangvang/domain';
import {
  type AfterDecision,
  type Barred,
  type CommandKey,
  Database,
  decideDossiers,
  holdBarredDossiers,
  type DecisionOnRecord,
  listDecisions,
  listPublicDecisions,
  publishDecision,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import { actorFor, type CursorValue, type Page, pageBounds, type PageQuery, pageFrom } from '../http/index.js';
import type { DecisionDto, DecisionQuery } from './decision.dto.js';
import type { DecisionView, PublicDecisionView, PublishedView } from './decision.view.js';

/** Decisions of the competent person and their publication. Changes when the rules on who decides change. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Signs one paper for all its dossiers or none. What a gate bars is put on hold, and the refusal says to sign again without it.
   * @throws Problem invalid-input, and what `decideDossiers` throws
   */
  async decide(dto: DecisionDto, officer: Officer, command: CommandKey): Promise<DecisionOnRecord> {
    if (dto.outcome === 'refused' && !dto.reason)
      throw new Problem('invalid-input', 'Từ chối khen thưởng phải nêu lý do.');
    const actor = actorFor(officer, ['decider', 'clerk']);
    const deciding = this.work.run(actor, command, (tx) =>
      decideDossiers(tx, {
        dossierIds: dto.dossierIds,
        outcome: dto.outcome,
        number: dto.number ?? null,
        reason: dto.reason ?? null,
        outside: outsidePaper(dto),
        by: viewerOf(officer),
      }),
    );
    return deciding.catch(async (refusal: unknown) => {
      if (!isBarred(refusal)) throw refusal;
      const held = await this.work.run(actor, null, (tx) => holdBarredDossiers(tx, dto.dossierIds, viewerOf(officer)));
      throw held.length === 0 ? refusal : signAgain(refusal, held);
    });
  }

  /** @throws Problem no-such-thing, already-recorded, and what `publishDecision` throws */
  publish(decisionId: string, officer: Officer, command: CommandKey): Promise<PublishedView> {
    return this.work.run(actorFor(officer, 'clerk'), command, async (tx) => ({
      id: decisionId,
      publishedAt: await publishDecision(tx, decisionId, viewerOf(officer)),
    }));
  }

  async list(query: DecisionQuery, officer: Officer): Promise<Page<DecisionView>> {
    const { after, rows } = pageBounds(query, 2);
    const page = { campaignId: query.campaign ?? null, after: afterOf(after), rows };
    const decisions = await listDecisions(this.database, viewerOf(officer), page);
    return pageFrom(
      decisions,
      query,
      ({ signedAt, id }) => [signedAt, id],
      (made) => ({
        ...made,
        dossiers: [...made.dossiers],
      }),
    );
  }

  async listPublic(query: PageQuery): Promise<Page<PublicDecisionView>> {
    const { after, rows } = pageBounds(query, 2);
    const decisions = await listPublicDecisions(this.database, { after: afterOf(after), rows });
    return pageFrom(
      decisions,
      query,
      ({ publishedAt, id }) => [publishedAt, id],
      (made) => ({
        ...made,
        commended: [...made.commended],
      }),
    );
  }
}

function isBarred(refusal: unknown): refusal is Problem {
  return refusal instanceof Problem && (refusal.slug === 'gate-barred' || refusal.slug === 'head-barred');
}

/** The refusal with what was held: the next paper is without these. */
function signAgain(refusal: Problem, held: readonly Barred[]): Problem {
  const heldIds = [...new Set(held.map(({ dossierId }) => dossierId))];
  const detail = `${refusal.detail} Đã tạm dừng ${heldIds.length} hồ sơ bị chặn; hãy ký lại quyết định không có hồ sơ ấy.`;
  return new Problem(refusal.slug, detail, { cause: refusal, extra: { items: held, heldIds } });
}

function afterOf(cursor: readonly CursorValue[] | null): AfterDecision | null {
  return cursor && { at: String(cursor[0]), id: String(cursor[1]) };
}

function outsidePaper({ outsideNumber, outsideDate }: DecisionDto): { number: string; datedOn: string } | null {
  if (!outsideNumber && !outsideDate) return null;
  if (!outsideNumber || !isLegalDay(outsideDate)) {
    throw new Problem('invalid-input', 'Quyết định của cấp ngoài hệ thống phải có cả số và ngày hợp lệ.');
  }
  return { number: outsideNumber, datedOn: outsideDate };
}
