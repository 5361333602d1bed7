import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { isLegalDay, Problem } from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  endMandate,
  listMandates,
  makeMandate,
  type MandateRecord,
  UnitOfWork,
} from '@bangvang/persistence';
import { type Page, pageBounds, pageFrom, type PageQuery, personally } from '../http/index.js';
import type { MandateDto } from './mandate.dto.js';
import type { MandateEndedView, MandateMadeView, MandateView } from './mandate.view.js';

/** Who stands in for whom. Changes when the rules on substitutes change. */
@Injectable()
export class MandatesService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** The caller's own, those of bodies he leads; all of them for auditors and administrators. */
  async list(query: PageQuery, officer: Officer): Promise<Page<MandateView>> {
    const { after, rows } = pageBounds(query, 2);
    const found = await listMandates(this.database, officer.personId, {
      all: officer.posts.some(({ role }) => role === 'auditor' || role === 'system-admin'),
      after: after && [String(after[0]), String(after[1])],
      limit: rows,
    });
    return pageFrom(found, query, ({ validFrom, id }) => [validFrom, id], viewOf);
  }

  /** @throws Problem no-such-thing, not-allowed, not-substitutable, wrong-holder, invalid-input, mandate-overlaps */
  make(dto: MandateDto, officer: Officer, command: CommandKey): Promise<MandateMadeView> {
    const { positionId, personId = officer.personId, substituteId, validFrom, validTo, reason, document = null } = dto;
    if (!isLegalDay(validFrom) || !isLegalDay(validTo)) {
      throw new Problem('invalid-input', 'Ngày bắt đầu hoặc ngày kết thúc không có trong lịch.');
    }
    const mandate = { positionId, personId, substituteId, validFrom, validTo, reason, document };
    return this.work.run(personally(officer), command, (tx) => makeMandate(tx, officer.personId, mandate));
  }

  /** @throws Problem no-such-thing, not-allowed, already-recorded */
  end(mandateId: string, officer: Officer, command: CommandKey): Promise<MandateEndedView> {
    return this.work.run(personally(officer), command, async (tx) => ({
      id: mandateId,
      ...(await endMandate(tx, officer.personId, mandateId)),
    }));
  }
}

function viewOf({ mayEnd, ...mandate }: MandateRecord): MandateView {
  return { ...mandate, allowedActions: mayEnd ? ['end'] : [] };
}
