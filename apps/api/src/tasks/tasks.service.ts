import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  claimNextTask,
  claimTask,
  type CommandKey,
  Database,
  findTask,
  releaseTask,
  type TaskHeld,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import { personally } from '../http/index.js';
import { taskViewOf } from './task-actions.js';
import type { TaskView } from './task.view.js';

/** Who holds which work. The engine takes no part in it. */
@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-task also where the officer is excluded from it */
  async find(taskId: string, officer: Officer): Promise<TaskView> {
    const task = await findTask(this.database, viewerOf(officer), taskId);
    if (!task) throw new Problem('no-such-task', 'Không tìm thấy việc này.');
    return taskViewOf(task, officer);
  }

  /** @throws Problem task-already-claimed, no-such-task, conflicting-act */
  claim(taskId: string, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.work.run(personally(officer), command, (tx) => claimTask(tx, viewerOf(officer), taskId));
  }

  /** @throws Problem no-task-to-claim */
  claimNext(kind: string | null, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.work.run(personally(officer), command, (tx) => claimNextTask(tx, viewerOf(officer), kind));
  }

  /** @throws Problem task-not-yours, task-delegated, no-such-task */
  release(taskId: string, reason: string | null, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.work.run(personally(officer), command, (tx) => releaseTask(tx, viewerOf(officer), taskId, reason));
  }
}
