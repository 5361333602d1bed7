import type { ConcludedVisit, ProcedureKind } from '@bangvang/contracts';
import { Problem, type ProblemSlug } from '@bangvang/domain';
import type { PoolClient } from 'pg';
import { type Row, runNamed, type Sql } from './database.js';
import type { InboxChange, News } from './notifier.js';
import type { Actor, CommandKey } from './actor.js';

interface AuditEntry {
  readonly subject: string;
  readonly act: string;
  readonly detail: unknown;
}

/** From so many audit entries on they are written set-wise. */
const MANY = 50;
/** How many of them at a time. */
const AT_A_TIME = 10_000;

/** The open transaction of a command. Audit entries and wakes are gathered and written in one statement at its end. */
export class Transaction implements Sql {
  private readonly audits: AuditEntry[] = [];
  private readonly wakes: ({ kind: ProcedureKind; id: string } & Partial<ConcludedVisit>)[] = [];
  private readonly inbox: InboxChange[] = [];
  private mailed = false;
  private refetched = false;
  private keyless = false;
  private over = false;

  constructor(private readonly client: PoolClient) {}

  /** @throws Error once the transaction is over: what would still run would stand alone */
  async rows<T extends Row = Row>(text: string, values?: readonly unknown[]): Promise<T[]> {
    if (this.over) throw new Error('a statement came after the end of its transaction');
    return runNamed<T>(this.client, text, values);
  }

  /** The first row, or null. */
  async one<T extends Row = Row>(text: string, values?: readonly unknown[]): Promise<T | null> {
    return (await this.rows<T>(text, values))[0] ?? null;
  }

  /** The first row; without one the command is refused. */
  async required<T extends Row = Row>(
    text: string,
    values: readonly unknown[],
    slug: ProblemSlug,
    detail: string,
  ): Promise<T> {
    const row = await this.one<T>(text, values);
    if (!row) throw new Problem(slug, detail);
    return row;
  }

  /** Legal time now, read on the wall: call it after the lock that makes the answer hold. */
  async legalNow(): Promise<number> {
    const row = await this.one<{ now: Date }>('SELECT legal_now() AS now');
    return row!.now.getTime();
  }

  /** @param subject `dossier/{id}`, `campaign/{id}`, …: one chain each */
  audit(subject: string, act: string, detail: unknown): void {
    this.audits.push({ subject, act, detail });
  }

  /**
   * The procedure has something new to follow.
   * @param concluded the visit that the fact concludes: told it, the procedure need not look
   */
  wake(kind: ProcedureKind, id: string, concluded?: ConcludedVisit): void {
    this.wakes.push({ kind, id, ...concluded });
  }

  inboxChanged(...changes: readonly InboxChange[]): void {
    this.inbox.push(...changes);
  }

  /** So many tasks changed that whoever watches an inbox had better fetch it again. */
  inboxesChanged(): void {
    this.refetched = true;
  }

  /** Message rows were written: the channel is told after commit. */
  mailWaits(): void {
    this.mailed = true;
  }

  /** Items wait for the keys of their secret ballots: whoever makes them is told after commit. */
  keysWanted(): void {
    this.keyless = true;
  }

  async finish(actor: Actor, command: CommandKey | null, answer: unknown): Promise<void> {
    if (!command && this.audits.length + this.wakes.length === 0) return;
    const singly = this.audits.length < MANY;
    // Asked for without waiting in between: COMMIT is right behind.
    const together = singly ? [] : chunksOf(this.audits, AT_A_TIME).map((chunk) => this.appendAudits(chunk));
    const finished = this.rows('SELECT finish_command($1, $2, $3, $4, $5, $6)', [
      singly ? JSON.stringify(this.audits) : '[]',
      JSON.stringify(this.wakes),
      actor.personId,
      command?.route,
      command?.key,
      JSON.stringify(answer ?? null),
    ]);
    await Promise.all([...together, finished]);
  }

  /** Nothing runs in it any more. Of statements asked for together one may fail while another still goes on. */
  end(): void {
    this.over = true;
  }

  news(): News {
    const { mailed, refetched, keyless, inbox } = this;
    return { woken: this.wakes.length > 0, mailed, refetched, keyless, inbox };
  }

  private appendAudits(audits: readonly AuditEntry[]): Promise<unknown> {
    return this.rows('SELECT append_audits($1, $2, $3::jsonb[])', [
      audits.map(({ subject }) => subject),
      audits.map(({ act }) => act),
      audits.map(({ detail }) => JSON.stringify(detail ?? null)),
    ]);
  }
}

function chunksOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
