import { Injectable, type MessageEvent } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { filter, interval, map, merge, type Observable, takeUntil } from 'rxjs';
import { InboxListener } from '../http/index.js';

const SILENCE_MS = 20_000;

/** Changes of an officer's inbox as they happen: enough to fetch the row, never its content. */
@Injectable()
export class TaskEvents {
  constructor(private readonly listener: InboxListener) {}

  /**
   * `task`: a task of one's groups, or held by oneself, changed to this version. `refetch`: changes were missed.
   * `alive`: nothing happened; keeps proxies from closing the stream.
   */
  of({ personId, posts }: Officer): Observable<MessageEvent> {
    const groups = new Set(posts.map(({ positionId }) => positionId));
    const changes = this.listener.changes.pipe(
      filter(({ groupId, assigneeId }) => assigneeId === personId || (groupId !== null && groups.has(groupId))),
      map(({ taskId, version }): MessageEvent => ({
        type: 'task',
        id: `${taskId}:${version}`,
        data: { taskId, version },
      })),
    );
    const gaps = this.listener.gaps.pipe(map((): MessageEvent => ({ type: 'refetch', data: {} })));
    const silence = interval(SILENCE_MS).pipe(map((): MessageEvent => ({ type: 'alive', data: {} })));
    return merge(changes, gaps, silence).pipe(takeUntil(this.listener.closing));
  }
}
