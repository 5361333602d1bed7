import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type Actor,
  claimNextTask,
  claimTask,
  type CommandKey,
  countTasks,
  Database,
  findTask,
  heldTasks,
  readyTasks,
  releaseTask,
  type TaskHeld,
  type TaskRecord,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import { ACT_OF_TASK } from '../dossiers/allowed-actions.js';
import { type Page, pageBounds, pageFrom } from '../http/index.js';
import type { TaskQuery } from './task.dto.js';
import type { TaskCountsView, TaskView } from './task.view.js';

/** Who sees which work, and who holds it. The engine takes no part in it. */
@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  async list(query: TaskQuery, officer: Officer): Promise<Page<TaskView>> {
    const { after, rows } = pageBounds(query, 3);
    const page = {
      kind: query.kind ?? null,
      campaignId: query.campaign ?? null,
      after: after && { dueKey: String(after[0]), priority: Number(after[1]), id: String(after[2]) },
      rows,
    };
    const read = query.state === 'mine' ? heldTasks : readyTasks;
    const tasks = await read(this.database, viewerOf(officer), page);
    return pageFrom(
      tasks,
      query,
      ({ dueKey, priority, id }) => [dueKey, priority, id],
      (task) => viewOf(task, officer),
    );
  }

  async counts(officer: Officer): Promise<TaskCountsView> {
    const { groups, mine } = await countTasks(this.database, viewerOf(officer));
    const posts = new Map(officer.posts.map((post) => [post.positionId, post]));
    return {
      groups: groups.map(({ groupId, ready, more }) => {
        const post = posts.get(groupId);
        return { groupId, title: post?.title ?? '', body: post?.bodyName ?? '', ready, more };
      }),
      mine: mine.count,
      moreMine: mine.more,
    };
  }

  /** @throws Problem no-such-task also where the officer is excluded from it */
  async find(taskId: string, officer: Officer): Promise<TaskView> {
    const task = await findTask(this.database, viewerOf(officer), taskId);
    if (!task) throw new Problem('no-such-task', 'Không tìm thấy việc này.');
    return viewOf(task, officer);
  }

  /** @throws Problem task-already-claimed, no-such-task, conflicting-act */
  claim(taskId: string, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.work.run(personally(officer), command, (tx) => claimTask(tx, viewerOf(officer), taskId));
  }

  /** @throws Problem no-task-to-claim */
  claimNext(kind: string | null, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.work.run(personally(officer), command, (tx) => claimNextTask(tx, viewerOf(officer), kind));
  }

  /** @throws Problem task-not-yours, no-such-task */
  release(taskId: string, officer: Officer, command: CommandKey): Promise<TaskHeld> {
    return this.work.run(personally(officer), command, (tx) => releaseTask(tx, viewerOf(officer), taskId));
  }
}

/** Holding a task is the person's own act; the post is the task's group. */
function personally({ personId }: Officer): Actor {
  return { personId, positionId: null, bodyId: null };
}

function viewOf({ dueKey: _sortedBy, ...task }: TaskRecord, { personId }: Officer): TaskView {
  return { ...task, allowedActions: actionsOn(task, personId) };
}

function actionsOn(task: Pick<TaskRecord, 'kind' | 'state' | 'assigneeId'>, personId: string): string[] {
  if (task.state === 'ready') return ['claim'];
  const mine = task.assigneeId === personId;
  return mine ? ['release', ACT_OF_TASK[task.kind] ?? task.kind] : [];
}
