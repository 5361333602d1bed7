import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  callBackTask,
  cancelTask,
  type CommandKey,
  Database,
  delegateTask,
  findTask,
  reassignTask,
  resolveTask,
  startTask,
  stopTask,
  type TaskHeld,
  type Transaction,
  transferTargets,
  transferTask,
  UnitOfWork,
  type Viewer,
  viewerOf,
} from '@bangvang/persistence';
import { personally } from '../http/index.js';
import type { CancelDto, DelegateDto, ReassignDto, TransferDto, TransferTargetsView } from './holding.dto.js';

/** Who works on a task, and who has it. Changes when the rules on handing work from one to another change. */
@Injectable()
export class HoldingService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem task-not-yours, no-such-task */
  start(taskId: string, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.run(officer, command, (tx, by) => startTask(tx, by, taskId));
  }

  /** @throws Problem task-not-yours, no-such-task */
  stop(taskId: string, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.run(officer, command, (tx, by) => stopTask(tx, by, taskId));
  }

  /** @throws Problem no-such-task, not-allowed, stale-version, already-recorded, wrong-holder, person-excluded, conflict-of-interest */
  reassign(
    taskId: string,
    dto: ReassignDto,
    version: number,
    officer: Officer,
    command: CommandKey,
  ): Promise<TaskHeld> {
    return this.run(officer, command, (tx, by) => reassignTask(tx, by, { ...dto, taskId, version }));
  }

  /** @throws Problem no-such-task, task-not-yours, task-delegated, wrong-holder, person-excluded */
  delegate(taskId: string, dto: DelegateDto, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.run(officer, command, (tx, by) => delegateTask(tx, by, { ...dto, taskId }));
  }

  /** @throws Problem no-such-task, task-not-delegated */
  resolve(taskId: string, answer: string, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.run(officer, command, (tx, by) => resolveTask(tx, by, taskId, answer));
  }

  /** @throws Problem no-such-task, task-not-delegated */
  callBack(taskId: string, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.run(officer, command, (tx, by) => callBackTask(tx, by, taskId));
  }

  /** Where the procedure lets the task go. @throws Problem no-such-task */
  async transfers(taskId: string, officer: Officer): Promise<TransferTargetsView> {
    if (!(await findTask(this.database, viewerOf(officer), taskId))) {
      throw new Problem('no-such-task', 'Không tìm thấy việc này.');
    }
    return { targets: await transferTargets(this.database, taskId) };
  }

  /** @throws Problem no-such-task, not-allowed, stale-version, transfer-not-open */
  transfer(
    taskId: string,
    dto: TransferDto,
    version: number,
    officer: Officer,
    command: CommandKey,
  ): Promise<TaskHeld> {
    return this.run(officer, command, (tx, by) => transferTask(tx, by, { ...dto, taskId, version }));
  }

  /** @throws Problem no-such-task, not-allowed, stale-version, task-concludes */
  cancel(taskId: string, dto: CancelDto, version: number, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.run(officer, command, (tx, by) => cancelTask(tx, by, { ...dto, taskId, version }));
  }

  private run<T>(officer: Officer, command: CommandKey, work: (tx: Transaction, by: Viewer) => Promise<T>): Promise<T> {
    return this.work.run(personally(officer), command, (tx) => work(tx, viewerOf(officer)));
  }
}
