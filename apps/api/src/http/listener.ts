import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { INBOX_CHANNEL, type InboxChange, Listener } from '@bangvang/persistence';
import { type Observable, Subject } from 'rxjs';
import { ChangeLog, type Heard } from './change-log.js';

/** Several minutes of the busiest day; some hundred bytes each. */
const KEPT = 20_000;

/** The one listening connection of this process: what other processes tell about inboxes, as streams. */
export class InboxListener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new ChangeLog<InboxChange>(KEPT);
  private readonly changed = new Subject<Heard<InboxChange>>();
  private readonly resumed = new Subject<void>();
  private readonly ended = new Subject<void>();
  private readonly listener: Listener;

  constructor(url: string) {
    this.listener = new Listener({ url, channels: [INBOX_CHANNEL], onNotice: (_, payload) => this.pass(payload) });
  }

  /** Each change of a task, in the order of the notices. Completes when the process closes. */
  get changes(): Observable<Heard<InboxChange>> {
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

  /** Where a reader is who has everything heard so far. */
  get place(): string {
    return this.log.place;
  }

  /** What a reader who was at a place has missed; null: unknown, fetch anew. */
  since(place: string): readonly Heard<InboxChange>[] | null {
    return this.log.since(place);
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
    if (payload === '') {
      this.log.breakOff();
      return this.resumed.next();
    }
    for (const change of JSON.parse(payload) as InboxChange[]) this.changed.next(this.log.add(change));
  }
}
