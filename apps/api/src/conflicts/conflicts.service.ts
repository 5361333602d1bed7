import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  declareConflict,
  endConflict,
  listConflicts,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import { type Page, pageBounds, pageFrom, type PageQuery, personally } from '../http/index.js';
import type { ConflictDto } from './conflict.dto.js';
import type { ConflictDeclaredView, ConflictEndedView, ConflictView } from './conflict.view.js';

/** Declared conflicts of interest. Changes when the rules on who declares them and who reads why change. */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  async list(query: PageQuery, officer: Officer): Promise<Page<ConflictView>> {
    const { after, rows } = pageBounds(query, 2);
    const found = await listConflicts(this.database, officer.personId, {
      after: after && [String(after[0]), String(after[1])],
      limit: rows,
    });
    return pageFrom(
      found,
      query,
      ({ declaredAt, id }) => [declaredAt, id],
      (conflict) => conflict,
    );
  }

  /** @throws Problem invalid-input, not-allowed, no-such-thing, no-such-dossier, already-recorded */
  declare(dto: ConflictDto, officer: Officer, command: CommandKey): Promise<ConflictDeclaredView> {
    const { personId = officer.personId, subjectId = null, dossierId = null, kind, reason } = dto;
    if ((subjectId === null) === (dossierId === null)) {
      throw new Problem('invalid-input', 'Hãy nêu đối tượng (subjectId) hoặc hồ sơ (dossierId), một trong hai.');
    }
    const conflict = { personId, subjectId, dossierId, kind, reason };
    return this.work.run(personally(officer), command, (tx) => declareConflict(tx, viewerOf(officer), conflict));
  }

  /** @throws Problem no-such-thing, already-recorded */
  end(conflictId: string, officer: Officer, command: CommandKey): Promise<ConflictEndedView> {
    return this.work.run(personally(officer), command, async (tx) => {
      await endConflict(tx, officer.personId, conflictId);
      return { id: conflictId };
    });
  }
}
