import type { Officer } from '@bangvang/contracts';
import { endOfDay, isLegalDay, Problem } from '@bangvang/domain';
import {
  type Actor,
  type CommandKey,
  Database,
  findCampaign,
  moveDuty,
  readWorkingCalendar,
  recordExcuse,
  UnitOfWork,
} from '@bangvang/persistence';
import { stepsOf } from '@bangvang/procedures';
import { Injectable } from '@nestjs/common';
import { actorFor } from '../http/index.js';
import { dutySeenBy, lockOpenDuty } from './duty-guards.js';
import type { DutyDeadlineDto } from './duty.dto.js';
import type { DutyChangedView } from './duty.view.js';

/** Excuses bodies and gives them days of their own. Changes when the rules on who may do so change. */
@Injectable()
export class DeadlineService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-duty, not-allowed, duty-settled, stale-version */
  async excuse(
    dutyId: string,
    version: number,
    reason: string,
    officer: Officer,
    command: CommandKey,
  ): Promise<DutyChangedView> {
    const actor = await this.actor(dutyId, officer);
    return this.work.run(actor, command, async (tx) => {
      const duty = await lockOpenDuty(tx, dutyId, version);
      const settled = await recordExcuse(tx, duty, reason);
      tx.audit(`duty/${dutyId}`, 'excuse', { kind: duty.kind, reason });
      return { id: dutyId, dueOn: duty.dueOn, version: settled };
    });
  }

  /** @throws Problem no-such-duty, not-allowed, duty-settled, stale-version, deadline-passed, invalid-input */
  async move(
    dutyId: string,
    version: number,
    { dueOn, basis }: DutyDeadlineDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<DutyChangedView> {
    const actor = await this.actor(dutyId, officer);
    return this.work.run(actor, command, async (tx) => {
      const duty = await lockOpenDuty(tx, dutyId, version);
      if (duty.nature === 'standing')
        throw new Problem('invalid-input', 'Nhiệm vụ thường xuyên không có thời hạn để gia hạn.');
      if (!isLegalDay(dueOn) || endOfDay(dueOn) <= duty.now) {
        throw new Problem('invalid-input', `Thời hạn mới “${dueOn}” không phải là ngày có thật hoặc đã qua.`);
      }
      if (duty.nature === 'barring' && duty.dueAt !== null && duty.now >= duty.dueAt) {
        throw new Problem('deadline-passed', 'Hạn chót đã qua thì không gia hạn được.', {
          extra: { dueOn: duty.dueOn },
        });
      }
      const { procedure } = (await findCampaign(tx, duty.campaignId))!;
      const steps = stepsOf(procedure!, await readWorkingCalendar(tx), [{ kind: duty.kind, dueOn }]);
      const moved = await moveDuty(
        tx,
        duty,
        { dueOn, dueAt: endOfDay(dueOn), basis, personId: officer.personId },
        steps.filter(({ dueAt }) => dueAt > duty.now),
      );
      tx.audit(`duty/${dutyId}`, 'move-deadline', { kind: duty.kind, dueOn, basis });
      return { id: dutyId, dueOn, version: moved };
    });
  }

  /** Home Affairs of the issuer, or the issuer. */
  private async actor(dutyId: string, officer: Officer): Promise<Actor> {
    const { issuerBodyId, homeAffairsId } = await dutySeenBy(officer, this.database, dutyId);
    const issues = officer.posts.some(({ role, bodyId }) => role === 'campaign-issuer' && bodyId === issuerBodyId);
    if (issues) return actorFor(officer, 'campaign-issuer', issuerBodyId);
    return actorFor(officer, 'appraisal-lead', homeAffairsId ?? issuerBodyId);
  }
}
