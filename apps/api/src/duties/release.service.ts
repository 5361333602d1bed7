import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { type CommandKey, Database, endDuty, holdDuty, UnitOfWork } from '@bangvang/persistence';
import { Injectable } from '@nestjs/common';
import { dutyActor, lockOpenDuty } from './duty-guards.js';
import type { DutyChangedView } from './duty.view.js';
import { tellUnit } from './tell-unit.js';

/** Lets bodies off: excuses them, withdraws what was given, lets time stand still. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-duty, not-allowed, duty-settled, stale-version */
  excuse(dutyId: string, version: number, reason: string, officer: Officer, command: CommandKey) {
    return this.end('excuse', dutyId, version, reason, officer, command);
  }

  /** @throws Problem no-such-duty, not-allowed, duty-settled, stale-version */
  withdraw(dutyId: string, version: number, reason: string, officer: Officer, command: CommandKey) {
    return this.end('withdrawal', dutyId, version, reason, officer, command);
  }

  /** @throws Problem no-such-duty, not-allowed, duty-settled, stale-version, conflicting-act, invalid-input */
  async hold(
    dutyId: string,
    version: number,
    reason: string,
    officer: Officer,
    command: CommandKey,
  ): Promise<DutyChangedView> {
    const actor = await dutyActor(officer, this.database, dutyId);
    return this.work.run(actor, command, async (tx) => {
      const duty = await lockOpenDuty(tx, dutyId, version);
      if (duty.dueOn === null) throw new Problem('invalid-input', 'Nhiệm vụ không có thời hạn thì không cần tạm dừng.');
      const held = await holdDuty(tx, duty, reason);
      if (held === null) throw new Problem('conflicting-act', 'Nhiệm vụ này đang tạm dừng.');
      tx.audit(`duty/${dutyId}`, 'hold', { kind: duty.kind, reason });
      await tellUnit(tx, duty, held, { kind: 'duty-held', reason });
      return { id: dutyId, dueOn: duty.dueOn, version: held };
    });
  }

  private async end(
    by: 'excuse' | 'withdrawal',
    dutyId: string,
    version: number,
    reason: string,
    officer: Officer,
    command: CommandKey,
  ): Promise<DutyChangedView> {
    const actor = await dutyActor(officer, this.database, dutyId);
    return this.work.run(actor, command, async (tx) => {
      const duty = await lockOpenDuty(tx, dutyId, version);
      const settled = await endDuty(tx, duty, by, reason);
      tx.audit(`duty/${dutyId}`, by === 'excuse' ? 'excuse' : 'withdraw', { kind: duty.kind, reason });
      await tellUnit(tx, duty, settled, { kind: by === 'excuse' ? 'duty-excused' : 'duty-withdrawn', reason });
      return { id: dutyId, dueOn: duty.dueOn, version: settled };
    });
  }
}
