import type { Officer } from '@bangvang/contracts';
import { endOfDay, formatDay, isLegalDay, Problem } from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  type LockedDuty,
  moveDuty,
  type NewDeadline,
  readProcedure,
  readWorkingCalendar,
  resumeDuty,
  returnFiling,
  type StepOnInstant,
  type Transaction,
  UnitOfWork,
} from '@bangvang/persistence';
import { stepsOf } from '@bangvang/procedures';
import { Injectable } from '@nestjs/common';
import { dutyActor, lockDutyOf, lockOpenDuty } from './duty-guards.js';
import { dayAfterHold } from './held-days.js';
import { tellUnit } from './tell-unit.js';
import type { DutyDeadlineDto, ReturnDto } from './duty.dto.js';
import type { DutyChangedView } from './duty.view.js';

/** Gives bodies days of their own: by an extension, by sending a filing back, by the end of a hold. */
@Injectable()
export class DeadlineService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-duty, not-allowed, duty-settled, stale-version, deadline-passed, invalid-input */
  async move(
    dutyId: string,
    version: number,
    { dueOn, basis }: DutyDeadlineDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<DutyChangedView> {
    const actor = await dutyActor(officer, this.database, dutyId);
    return this.work.run(actor, command, async (tx) => {
      const duty = await lockOpenDuty(tx, dutyId, version);
      if (duty.nature === 'standing')
        throw new Problem('invalid-input', 'Nhiệm vụ thường xuyên không có thời hạn để gia hạn.');
      if (duty.nature === 'barring' && duty.dueAt !== null && duty.now >= duty.dueAt) {
        throw new Problem('deadline-passed', 'Hạn chót đã qua thì không gia hạn được.', {
          extra: { dueOn: duty.dueOn },
        });
      }
      const { deadline, steps } = await newDeadline(tx, duty, dueOn, basis, officer);
      const moved = await moveDuty(tx, duty, deadline, steps);
      tx.audit(`duty/${dutyId}`, 'move-deadline', { kind: duty.kind, dueOn, basis });
      await tellUnit(tx, duty, moved, { kind: 'duty-moved', dueOn, basis });
      return { id: dutyId, dueOn, version: moved };
    });
  }

  /** @throws Problem no-such-duty, not-allowed, stale-version, conflicting-act, campaign-closed, invalid-input */
  async sendBack(
    dutyId: string,
    version: number,
    { dueOn, reason }: ReturnDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<DutyChangedView> {
    const actor = await dutyActor(officer, this.database, dutyId);
    return this.work.run(actor, command, async (tx) => {
      const duty = await lockDutyOf(tx, dutyId, version);
      if (duty.campaignStage === 'archived') throw new Problem('campaign-closed', 'Phong trào đã lưu trữ.');
      const { deadline, steps } = await newDeadline(tx, duty, dueOn, `Trả lại: ${reason}`, officer);
      const returned = await returnFiling(tx, duty, { ...deadline, reason }, steps);
      if (returned === null) {
        throw new Problem('conflicting-act', 'Nhiệm vụ này chưa có văn bản đã nộp để trả lại.');
      }
      tx.audit(`duty/${dutyId}`, 'return', { kind: duty.kind, dueOn, reason });
      await tellUnit(tx, duty, returned, { kind: 'filing-returned', dueOn, reason });
      return { id: dutyId, dueOn, version: returned };
    });
  }

  /**
   * The duty keeps as many working days as were left when its time stopped.
   * @throws Problem no-such-duty, not-allowed, duty-settled, stale-version, conflicting-act, no-calendar-year
   */
  async resume(dutyId: string, version: number, officer: Officer, command: CommandKey): Promise<DutyChangedView> {
    const actor = await dutyActor(officer, this.database, dutyId);
    return this.work.run(actor, command, async (tx) => {
      const duty = await lockOpenDuty(tx, dutyId, version);
      if (duty.heldAt === null || duty.dueOn === null) {
        throw new Problem('conflicting-act', 'Nhiệm vụ này không bị tạm dừng.');
      }
      const { dueOn, stood } = dayAfterHold(await readWorkingCalendar(tx), duty.dueOn, duty.heldAt, duty.now);
      const basis = `Cộng ${stood} ngày làm việc tạm dừng vào hạn ${formatDay(duty.dueOn)}.`;
      const { deadline, steps } = await deadlineOn(tx, duty, dueOn, basis, officer);
      const resumed = (await resumeDuty(tx, duty, deadline, steps))!;
      tx.audit(`duty/${dutyId}`, 'resume', { kind: duty.kind, dueOn, stood });
      await tellUnit(tx, duty, resumed, { kind: 'duty-resumed', dueOn, basis });
      return { id: dutyId, dueOn, version: resumed };
    });
  }
}

interface SetDeadline {
  readonly deadline: NewDeadline;
  readonly steps: readonly StepOnInstant[];
}

/** @throws Problem invalid-input where the day is none, or past */
function newDeadline(
  tx: Transaction,
  duty: LockedDuty,
  dueOn: string,
  basis: string,
  officer: Officer,
): Promise<SetDeadline> {
  if (!isLegalDay(dueOn) || endOfDay(dueOn) <= duty.now) {
    throw new Problem('invalid-input', `Thời hạn mới “${dueOn}” không phải là ngày có thật hoặc đã qua.`);
  }
  return deadlineOn(tx, duty, dueOn, basis, officer);
}

async function deadlineOn(
  tx: Transaction,
  duty: LockedDuty,
  dueOn: string,
  basis: string,
  { personId }: Officer,
): Promise<SetDeadline> {
  const [procedure, calendar] = await Promise.all([
    readProcedure(tx, duty.campaignId, duty.procedureRev),
    readWorkingCalendar(tx),
  ]);
  const steps = stepsOf(procedure, calendar, [{ kind: duty.kind, dueOn }]);
  return { deadline: { dueOn, dueAt: endOfDay(dueOn), basis, personId }, steps };
}
