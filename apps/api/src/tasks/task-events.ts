import { Injectable, type MessageEvent } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import type { InboxChange } from '@bangvang/persistence';
import { defer, filter, from, interval, map, merge, type Observable, takeUntil, timer } from 'rxjs';
import { InboxListener } from '../http/index.js';

const SILENCE_MS = 20_000;
/** A process that dies between a commit and its notice leaves one untold: by then every list is fetched anew. */
const REFETCH_MS = 300_000;
/** Then the reader comes back with the rights he has by then. */
const LIFE_MS = 900_000;

/** Changes of an officer's inbox as they happen: enough to fetch the row, never its content. */
@Injectable()
export class TaskEvents {
  constructor(private readonly listener: InboxListener) {}

  /**
   * `task`: a task of one's groups, or held by oneself, changed to this version. `refetch`: changes were missed, or may
   * have been. `alive`: nothing happened; keeps proxies from closing the stream. Every event carries the place to resume
   * from; a stream begins with what was missed since `lastEventId`, or, where that is unknown, with `refetch`.
   */
  of({ personId, posts }: Officer, lastEventId: string | null): Observable<MessageEvent> {
    const groups = new Set<string | null>(posts.map(({ positionId }) => positionId));
    const concerns = ({ groupId, assigneeId }: InboxChange) => assigneeId === personId || groups.has(groupId);
    const told = (type: string) => (): MessageEvent => ({ type, id: this.listener.place, data: {} });

    // Within one turn of the loop: nothing is heard between what was missed and what follows.
    const missed = defer(() => {
      const changes = lastEventId === null ? null : this.listener.since(lastEventId);
      return changes === null
        ? from([told('refetch')()])
        : from(changes.filter(({ change }) => concerns(change)).map(({ place, change }) => taskEvent(place, change)));
    });
    const changes = this.listener.changes.pipe(
      filter(({ change }) => concerns(change)),
      map(({ place, change }) => taskEvent(place, change)),
    );
    const gaps = merge(this.listener.gaps, interval(REFETCH_MS)).pipe(map(told('refetch')));
    const silence = interval(SILENCE_MS).pipe(map(told('alive')));
    return merge(missed, changes, gaps, silence).pipe(takeUntil(merge(this.listener.closing, timer(LIFE_MS))));
  }
}

function taskEvent(place: string, { taskId, version }: InboxChange): MessageEvent {
  return { type: 'task', id: place, data: { taskId, version } };
}
