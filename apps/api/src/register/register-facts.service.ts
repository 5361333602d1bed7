import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { achievementPeriod, Problem } from '@bangvang/domain';
import {
  type Actor,
  type CommandKey,
  Database,
  endDiscipline,
  recordAward,
  recordDiscipline,
  recordInitiative,
  recordRating,
  revokeAward,
  UnitOfWork,
} from '@bangvang/persistence';
import type {
  AwardHeldDto,
  DisciplineDto,
  DisciplineEndDto,
  InitiativeDto,
  RatingDto,
  RevocationDto,
} from './register-facts.dto.js';
import { keeperPost } from './register-rights.js';
import type { EnteredView, RegisteredView } from './register.view.js';

/** Enters what is known of a subject. Changes when the rules on who may enter it change. */
@Injectable()
export class RegisterFactsService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem not-allowed, and what `recordAward` throws */
  async award(subjectId: string, dto: AwardHeldDto, officer: Officer, command: CommandKey): Promise<EnteredView> {
    const period = achievementPeriod(dto.period);
    const actor = await this.keeper(officer, subjectId);
    const award = { ...dto, subjectId, period, commendation: dto.commendation ?? null };
    return this.work.run(actor, command, async (tx) => ({ id: await recordAward(tx, award) }));
  }

  /** By the Home Affairs, or by the clerk of the authority that gave it. @throws Problem not-allowed, and what `revokeAward` throws */
  async revoke(awardId: string, dto: RevocationDto, officer: Officer, command: CommandKey): Promise<RegisteredView> {
    const subjectId = await this.subjectOf('award_held', awardId);
    const actor = await keeperPost(this.database, officer, ['appraisal-lead', 'clerk'], [subjectId]);
    return this.work.run(actor, command, async (tx) => {
      await revokeAward(tx, { awardId, ...dto });
      return { id: awardId, recorded: 'revocation' };
    });
  }

  async discipline(subjectId: string, dto: DisciplineDto, officer: Officer, command: CommandKey): Promise<EnteredView> {
    const actor = await this.keeper(officer, subjectId);
    const discipline = { ...dto, subjectId, to: dto.to ?? null };
    return this.work.run(actor, command, async (tx) => ({ id: await recordDiscipline(tx, discipline) }));
  }

  /** @throws Problem not-allowed, and what `endDiscipline` throws */
  async endDiscipline(
    disciplineId: string,
    dto: DisciplineEndDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<RegisteredView> {
    const actor = await this.keeper(officer, await this.subjectOf('disciplinary_period', disciplineId));
    return this.work.run(actor, command, async (tx) => {
      await endDiscipline(tx, { disciplineId, ...dto });
      return { id: disciplineId, recorded: 'end' };
    });
  }

  async initiative(subjectId: string, dto: InitiativeDto, officer: Officer, command: CommandKey): Promise<EnteredView> {
    const actor = await this.keeper(officer, subjectId);
    return this.work.run(actor, command, async (tx) => ({ id: await recordInitiative(tx, { ...dto, subjectId }) }));
  }

  async rating(subjectId: string, dto: RatingDto, officer: Officer, command: CommandKey): Promise<RegisteredView> {
    const rating = {
      subjectId,
      period: achievementPeriod(dto.period),
      rating: dto.rating,
      document: dto.document ?? null,
    };
    const actor = await this.keeper(officer, subjectId);
    return this.work.run(actor, command, async (tx) => {
      await recordRating(tx, rating);
      return { id: subjectId, recorded: 'rating' };
    });
  }

  /** @throws Problem no-such-thing, not-allowed */
  private async keeper(officer: Officer, subjectId: string): Promise<Actor> {
    const subject = await this.database.one('SELECT id FROM subject WHERE id = $1', [subjectId]);
    if (!subject) throw new Problem('no-such-thing', 'Không tìm thấy đối tượng này trong sổ vàng.');
    return keeperPost(this.database, officer, 'appraisal-lead', [subjectId]);
  }

  private async subjectOf(table: 'award_held' | 'disciplinary_period', id: string): Promise<string> {
    const row = await this.database.one<{ subjectId: string }>(
      `SELECT subject_id AS "subjectId" FROM ${table} WHERE id = $1`,
      [id],
    );
    if (!row) throw new Problem('no-such-thing', 'Không tìm thấy mục này trong sổ vàng.');
    return row.subjectId;
  }
}
