import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { INBOX_CHANNEL, type InboxChange, Listener } from '@bangvang/persistence';
import { type Observable, Subject } from 'rxjs';

/** The one listening connection of this process: what other processes tell about inboxes, as streams. */
export class InboxListener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly changed = new Subject<InboxChange>();
  private readonly resumed = new Subject<void>();
  private readonly ended = new Subject<void>();
  private readonly listener: Listener;

  constructor(url: string) {
    this.listener = new Listener({ url, channels: [INBOX_CHANNEL], onNotice: (_, payload) => this.pass(payload) });
  }

  /** Each change of a task, in the order of the notices. Completes when the process closes. */
  get changes(): Observable<InboxChange> {
    return this.changed.asObservable();
  }

  /** Listening begins, or begins again after a loss: changes may have been missed, fetch anew. */
  get gaps(): Observable<void> {
    return this.resumed.asObservable();
  }

  /** The process is closing: every open stream ends with it. */
  get closing(): Observable<void> {
    return this.ended.asObservable();
  }

  onApplicationBootstrap(): void {
    this.listener.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.ended.next();
    for (const stream of [this.ended, this.changed, this.resumed]) stream.complete();
    await this.listener.stop();
  }

  private pass(payload: string): void {
    if (payload === '') return this.resumed.next();
    for (const change of JSON.parse(payload) as InboxChange[]) this.changed.next(change);
  }
}
