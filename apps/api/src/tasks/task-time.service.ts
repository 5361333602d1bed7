import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  findTaskHistory,
  setTaskPriority,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import { personally } from '../http/index.js';
import type { PriorityDto, PriorityView, TaskHistoryView } from './task-time.dto.js';

/** What became of a task, and which comes first. Changes when the rules on who may put one before another change. */
@Injectable()
export class TaskTimeService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-task */
  async history(taskId: string, officer: Officer): Promise<TaskHistoryView> {
    const history = await findTaskHistory(this.database, viewerOf(officer), taskId);
    if (!history) throw new Problem('no-such-task', 'Không tìm thấy việc này.');
    return history;
  }

  /** @throws Problem no-such-task, not-allowed, stale-version, conflicting-act, conflict-of-interest, own-nominee */
  prioritise(
    taskId: string,
    { priority, reason }: PriorityDto,
    version: number,
    officer: Officer,
    command: CommandKey,
  ): Promise<PriorityView> {
    return this.work.run(personally(officer), command, (tx) =>
      setTaskPriority(tx, viewerOf(officer), { taskId, version, priority, reason }),
    );
  }
}
