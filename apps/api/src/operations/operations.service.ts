import { Injectable } from '@nestjs/common';
import type { Officer, ProcedureKind } from '@bangvang/contracts';
import { type CommandKey, Database, listProcedures, type ProcedureView, UnitOfWork } from '@bangvang/persistence';
import { actorFor, type Page, pageBounds, pageFrom } from '../http/index.js';
import type { ProceduresQuery, ReseatView } from './operations.dto.js';

/** Shows how the procedures keep up, and sets one going again from its rows. */
@Injectable()
export class OperationsService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  async procedures(query: ProceduresQuery): Promise<Page<ProcedureView>> {
    const { after, rows } = pageBounds(query, 2);
    const place = after === null ? null : ([String(after[0]), String(after[1])] as const);
    const found = await listProcedures(this.database, query.behind ?? false, place, rows);
    return pageFrom(
      found,
      query,
      ({ kind, id }) => [kind, id],
      (row) => row,
    );
  }

  /** Every start is a reseat: a wake starts the workflow where there is none. @throws Problem no-such-thing */
  reseat(kind: ProcedureKind, id: string, officer: Officer, command: CommandKey): Promise<ReseatView> {
    return this.work.run(actorFor(officer, 'system-admin'), command, async (tx) => {
      await tx.required(
        'SELECT 1 AS there FROM procedure WHERE kind = $1 AND id = $2',
        [kind, id],
        'no-such-thing',
        'Không có thủ tục này.',
      );
      tx.wake(kind, id);
      tx.audit(`${kind}/${id}`, 'reseat', {});
      return { kind, id };
    });
  }
}
