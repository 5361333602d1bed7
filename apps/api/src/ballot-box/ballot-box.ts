import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Ballot } from '@bangvang/ballot';
import { TokenCheck } from '@bangvang/ballot/server';
import { Problem } from '@bangvang/domain';
import { type CastItem, CastingLine, type CastOutcome, type Database, readCastItems } from '@bangvang/persistence';
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { nextCommit } from './tick.js';

/** What became of a ballot: in the box, or why not. */
export type BallotOutcome = CastOutcome | 'invalid-token';

/** Puts ballots into the box, all or none. */
export interface Casting {
  cast(ballots: readonly Ballot[]): Promise<readonly CastOutcome[]>;
  /** Fails where nothing could be cast. */
  prove(): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly ballot: Ballot;
  /** When it is committed, ms since the epoch. */
  readonly dueAt: number;
  readonly settle: (outcome: CastOutcome) => void;
  readonly fail: (failure: Problem) => void;
}

/** So many ballots of all sessions wait at most; some 700 bytes each. */
const MOST_WAITING = 20_000;
/** Tokens checked in one turn: 1 to 2 ms of the processor. */
const CHECKED_AT_ONCE = 25;

/**
 * Gathers secret ballots until the next tick and commits them together; only then is each answered. It is told no person, and tells nobody
 * of a ballot but the one who sent it: no log line of it, no trace. A ballot gathered and not committed is not acknowledged; whoever sent it sends
 * it again.
 */
export class BallotBox implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('box');
  private readonly check = new TokenCheck();
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | null = null;
  private committing: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly itemsOf: (itemIds: readonly string[]) => Promise<readonly CastItem[]>,
    private readonly casting: Casting,
    private readonly mostWaiting = MOST_WAITING,
  ) {}

  static at(database: Database, url: string): BallotBox {
    return new BallotBox((itemIds) => readCastItems(database.shared, itemIds), new CastingLine(url));
  }

  /**
   * @returns an outcome for each ballot, in the order given, after the commit
   * @throws Problem service-unavailable when nothing was acknowledged: to send the same again does no harm
   */
  async cast(ballots: readonly Ballot[]): Promise<readonly BallotOutcome[]> {
    this.refuseWhenFull(ballots.length);
    const items = new Map((await this.itemsOf(itemIdsOf(ballots))).map((item) => [item.itemId, item]));
    const sound: boolean[] = [];
    for (const ballot of ballots) {
      if (sound.length % CHECKED_AT_ONCE === CHECKED_AT_ONCE - 1) await nextTurn();
      const item = items.get(ballot.itemId);
      sound.push(item !== undefined && this.check.isTokenOf(item.tokenKey, ballot));
    }
    this.refuseWhenFull(ballots.length);
    const outcomes = ballots.map((ballot, n) =>
      sound[n] ? this.gather(ballot, items.get(ballot.itemId)!) : Promise.resolve<BallotOutcome>('invalid-token'),
    );
    this.setTimer();
    return Promise.all(outcomes);
  }

  /** Commits everything that waits, whenever it is due. Resolves when it is in the box, or was refused to its senders. */
  async flush(): Promise<void> {
    this.commit(Infinity);
    await this.committing;
  }

  /** An installation whose box is shut learns of it at its start, not in the meeting. The rest of the API serves all the same. */
  async onApplicationBootstrap(): Promise<void> {
    await this.casting.prove().catch((failure: unknown) => {
      this.logger.error(`secret ballots cannot be cast, look at the role bangvang_caster: ${codeOf(failure)}`);
    });
  }

  /** On shutdown what is gathered is committed and answered first; nothing more is taken. */
  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    await this.flush();
    await this.casting.close();
  }

  private gather(ballot: Ballot, { tickSeconds, endsInMs }: CastItem): Promise<CastOutcome> {
    return new Promise((settle, fail) => {
      this.waiting.push({ ballot, dueAt: nextCommit(Date.now(), tickSeconds, endsInMs), settle, fail });
    });
  }

  private setTimer(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.waiting.length === 0) return;
    const dueAt = this.waiting.reduce((least, one) => Math.min(least, one.dueAt), Infinity);
    this.timer = setTimeout(() => this.commit(Date.now()), Math.max(0, dueAt - Date.now()));
  }

  /** Takes what is due into one transaction, after the one under way. */
  private commit(until: number): void {
    const due = this.waiting.filter(({ dueAt }) => dueAt <= until);
    this.waiting = this.waiting.filter(({ dueAt }) => dueAt > until);
    this.setTimer();
    if (due.length > 0) this.committing = this.committing.then(() => this.commitNow(due));
  }

  private async commitNow(due: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.casting.cast(due.map(({ ballot }) => ballot));
      due.forEach(({ settle }, n) => settle(outcomes[n]!));
    } catch (failure) {
      // What failed may name a ballot: the log is told its code and nothing else.
      this.logger.error(`a tick was not committed: ${codeOf(failure)}`);
      for (const { fail } of due) fail(notTaken());
    }
  }

  private refuseWhenFull(more: number): void {
    if (this.closed || this.waiting.length + more > this.mostWaiting) throw notTaken();
  }
}

function itemIdsOf(ballots: readonly Ballot[]): readonly string[] {
  return [...new Set(ballots.map(({ itemId }) => itemId))];
}

/** SQLSTATE or the name of a lost connection. */
function codeOf(failure: unknown): string {
  const code = (failure as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'unknown';
}

function notTaken(): Problem {
  return new Problem('service-unavailable', 'Phiếu chưa được ghi nhận; hãy gửi lại đúng các phiếu này.');
}
