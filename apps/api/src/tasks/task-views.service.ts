import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  changeTaskView,
  type CommandKey,
  countWork,
  Database,
  findTaskView,
  keepTaskView,
  listTaskViews,
  removeTaskView,
  type TaskViewContent,
  type TaskViewRecord,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import type {
  SavedViewCounts,
  SavedViewsView,
  SavedViewVersion,
  SavedViewView,
  TaskViewDto,
} from './task-views.dto.js';
import type { TaskFilterDto } from './worklist.dto.js';
import { filterOf, readerOf } from './worklist.service.js';

/** So many views are counted in one answer, the own ones first. */
const MOST_COUNTED = 50;

/** Saved views: filters only, so that sharing one shares no right. */
@Injectable()
export class TaskViewsService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  async list(officer: Officer): Promise<SavedViewsView> {
    const views = await listTaskViews(this.database, viewerOf(officer));
    return { items: views.map((view) => viewOf(view, officer)) };
  }

  /** @throws Problem no-such-view */
  async find(id: string, officer: Officer): Promise<SavedViewView> {
    return viewOf(await this.offered(id, officer), officer);
  }

  /** What each view shows its reader, counted one after another. */
  async counts(officer: Officer): Promise<SavedViewCounts> {
    const views = await listTaskViews(this.database, viewerOf(officer));
    const reader = readerOf(officer);
    const items: SavedViewCounts['items'] = [];
    for (const { id, filter } of views.slice(0, MOST_COUNTED)) {
      items.push({ id, ...(await countWork(this.database, reader, filterOf(filter as TaskFilterDto))) });
    }
    return { items };
  }

  /** @throws Problem invalid-input, not-allowed, already-recorded */
  async save(dto: TaskViewDto, officer: Officer, command: CommandKey): Promise<SavedViewVersion> {
    const view = contentOf(dto);
    return this.work.run(personally(officer), command, (tx) => keepTaskView(tx, officer.personId, view));
  }

  /** @throws Problem no-such-view, not-allowed, stale-version, already-recorded, invalid-input */
  async change(
    id: string,
    version: number,
    dto: TaskViewDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<SavedViewVersion> {
    const view = contentOf(dto);
    return this.work.run(personally(officer), command, (tx) =>
      changeTaskView(tx, viewerOf(officer), { id, version }, view),
    );
  }

  /** @throws Problem no-such-view, not-allowed, stale-version */
  remove(id: string, version: number, officer: Officer, command: CommandKey): Promise<void> {
    return this.work.run(personally(officer), command, (tx) => removeTaskView(tx, viewerOf(officer), { id, version }));
  }

  private async offered(id: string, officer: Officer): Promise<TaskViewRecord> {
    const view = await findTaskView(this.database, viewerOf(officer), id);
    if (!view) throw new Problem('no-such-view', 'Không tìm thấy danh sách đã lưu này.');
    return view;
  }
}

function personally({ personId }: Officer) {
  return { personId, positionId: null, bodyId: null };
}

function contentOf({ name, filter, groupId, bodyId }: TaskViewDto): TaskViewContent {
  if (groupId && bodyId) throw new Problem('invalid-input', 'Chỉ chia sẻ với một vị trí hoặc một cơ quan.');
  return { name, filter: { ...filter }, groupId: groupId ?? null, bodyId: bodyId ?? null };
}

function viewOf({ ownerId, filter, ...view }: TaskViewRecord, { personId }: Officer): SavedViewView {
  return { ...view, filter: filter as TaskFilterDto, own: ownerId === personId };
}
