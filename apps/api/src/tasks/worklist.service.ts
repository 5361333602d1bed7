import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { isLegalDay, Problem } from '@bangvang/domain';
import {
  type CommandKey,
  countTasks,
  Database,
  findTaskView,
  findWork,
  heldTasks,
  type InboxPage,
  passesAll,
  type Place,
  type Reader,
  readWorkload,
  readyTasks,
  type Snoozed,
  snoozeTask,
  type TaskFilter,
  type TaskRecord,
  UnitOfWork,
  viewerOf,
  type Wanted,
} from '@bangvang/persistence';
import { encodeCursor, type Page, pageBounds, pageFrom, personally } from '../http/index.js';
import { readyActions, taskViewOf } from './task-actions.js';
import type { TaskFilterDto, WorklistQuery } from './worklist.dto.js';
import type { TaskCountsView, WorkloadsView, WorkView } from './worklist.view.js';

type Filtered = Pick<Wanted, 'state' | 'filter'>;

/** Lists of work and what is counted of them. Changes when what people look for in their work changes. */
@Injectable()
export class WorklistService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** A page as the JSON it is sent as: what nobody holds and nothing filters comes so from the database. */
  async json(query: WorklistQuery, officer: Officer): Promise<string> {
    const wanted = filterOf(await this.throughView(query, officer));
    if (!isPlain(wanted, 'ready')) return JSON.stringify(await this.page(query, wanted, officer));
    const { items, next } = await this.ready(query, officer);
    return `{"items":[${items.join(',')}],"next":${JSON.stringify(next)}}`;
  }

  private async ready(query: WorklistQuery, officer: Officer): Promise<Page<string>> {
    const tasks = await readyTasks(this.database.shared, viewerOf(officer), readyActions(officer), placed(query));
    return pageFrom(tasks, query, placeOf, ({ item }) => item);
  }

  /** The whole list is read by its index; with filters a bounded part of it at a time, so that a page may be short. */
  private async page(query: WorklistQuery, wanted: Filtered, officer: Officer): Promise<Page<WorkView>> {
    const place = placed(query);
    if (isPlain(wanted, 'mine')) {
      return pageOf(await heldTasks(this.database.shared, viewerOf(officer), place), null, query, officer);
    }
    const { tasks, stoppedAt } = await findWork(this.database, readerOf(officer), { ...wanted, ...place });
    return pageOf(tasks, stoppedAt, query, officer);
  }

  async counts(officer: Officer): Promise<TaskCountsView> {
    const { groups, mine } = await countTasks(this.database, viewerOf(officer));
    const posts = new Map(officer.posts.map((post) => [post.positionId, post]));
    return {
      groups: groups.map(({ groupId, count, ...figures }) => {
        const post = posts.get(groupId);
        return { groupId, title: post?.title ?? '', body: post?.bodyName ?? '', ready: count, ...figures };
      }),
      held: mine,
      mine: mine.count,
      moreMine: mine.more,
    };
  }

  /** @throws Problem not-allowed for whoever leads no body */
  async workload(days: number, officer: Officer): Promise<WorkloadsView> {
    const { leadBodyIds } = readerOf(officer);
    if (leadBodyIds.length === 0) throw new Problem('not-allowed', 'Bạn không lãnh đạo cơ quan, đơn vị nào.');
    return { people: await readWorkload(this.database, leadBodyIds, days) };
  }

  /** @throws Problem no-such-task, task-not-yours, conflicting-act, invalid-input */
  snooze(taskId: string, untilOn: string | null, officer: Officer, command: CommandKey): Promise<Snoozed> {
    if (untilOn !== null && !isLegalDay(untilOn)) throw new Problem('invalid-input', 'Ngày hẹn không có trong lịch.');
    return this.work.run(personally(officer), command, (tx) => snoozeTask(tx, viewerOf(officer), taskId, untilOn));
  }

  /** The filters of the view named, but for what the query says itself. @throws Problem no-such-view */
  private async throughView({ view: id, ...query }: WorklistQuery, officer: Officer): Promise<TaskFilterDto> {
    if (id === undefined) return query;
    const view = await findTaskView(this.database, viewerOf(officer), id);
    if (!view) throw new Problem('no-such-view', 'Không tìm thấy danh sách đã lưu này.');
    const said = Object.entries(query).filter(([, value]) => value !== undefined);
    return { ...(view.filter as TaskFilterDto), ...Object.fromEntries(said) };
  }
}

/** What a filter in the words of the API asks of which list. */
export function filterOf(dto: TaskFilterDto): Filtered {
  const filter: TaskFilter = {
    words: dto.search ?? null,
    kind: dto.kind ?? null,
    campaignId: dto.campaign ?? null,
    awardCode: dto.award ?? null,
    proposerId: dto.proposer ?? null,
    due: dto.due ?? null,
    priority: dto.priority ?? null,
    nomineeKind: dto.nomineeKind ?? null,
    directWorker: dto.directWorker ?? null,
  };
  return { state: dto.state ?? 'ready', filter };
}

/** The officer as a reader of lists. */
export function readerOf(officer: Officer): Reader {
  const leadBodyIds = officer.posts.filter(({ leads }) => leads).map(({ bodyId }) => bodyId);
  return { ...viewerOf(officer), leadBodyIds: [...new Set(leadBodyIds)] };
}

function pageOf(
  tasks: readonly TaskRecord[],
  stoppedAt: Place | null,
  query: WorklistQuery,
  officer: Officer,
): Page<WorkView> {
  const page = pageFrom(tasks, query, placeOf, (task) => taskViewOf(task, officer));
  return page.next === null && stoppedAt ? { ...page, next: encodeCursor(placeOf(stoppedAt)) } : page;
}

/** Whether a list is wanted whole. */
function isPlain({ state, filter }: Filtered, list: 'ready' | 'mine'): boolean {
  return state === list && passesAll(filter);
}

/** Where the page asked for begins, and how many rows to read. */
function placed(query: WorklistQuery): InboxPage {
  const { after, rows } = pageBounds(query, 3);
  return { after: after && { dueKey: String(after[0]), priority: Number(after[1]), id: String(after[2]) }, rows };
}

function placeOf({ dueKey, priority, id }: Place): (string | number)[] {
  return [dueKey, priority, id];
}
