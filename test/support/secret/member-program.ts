import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Ballot,
  type BallotService,
  type CastReceipt,
  type Choice,
  httpBallotService,
  readVoterFile,
  type Request,
  Unanswered,
  Voter,
  VoterFault,
  type VoterFile,
  type VoterItem,
} from '@bangvang/ballot';
import type { Json, PersistentClient } from '../persistent-client.js';

export interface MemberProgramOptions {
  /** For example `http://127.0.0.1:3000`. */
  readonly base: string;
  readonly sessionId: string;
  /** The member, signed in. His ballots are cast without him. */
  readonly member: PersistentClient;
  /** How often an answer that came is lost all the same, 0 to 1: the program dies before it has read it. */
  readonly lost?: number;
}

const API = '/api/v1';
const PAUSE_MS = 50;
const PATIENCE_MS = 180_000;

/**
 * A member's voting program over HTTP that does not give up: whatever was not answered it begins anew from what it had
 * kept, and so sends the same bytes again.
 */
export class MemberProgram {
  private disk: string | null = null;
  private readonly service: BallotService;
  /** Requests to the box, and how many of them were sent again after an answer was lost. */
  readonly sent = { casts: 0, again: 0 };

  constructor(private readonly options: MemberProgramOptions) {
    const { base, member } = options;
    const service = httpBallotService(base, (request) => asMember(member, request));
    this.service = { ...service, cast: (ballots) => this.castLosing(service, ballots) };
  }

  get items(): readonly VoterItem[] {
    return this.kept()?.items ?? [];
  }

  /** Draws a token for every item of the form; waits for keys that are still being made. @returns how many it holds */
  async draw(): Promise<number> {
    for (const until = performance.now() + PATIENCE_MS; ;) {
      const { tokens, waiting, elsewhere } = await this.untilAnswered((voter) => voter.drawTokens());
      if (elsewhere > 0) throw new Error(`${elsewhere} tokens were drawn by another program`);
      if (waiting === 0) return tokens;
      if (performance.now() > until) throw new Error(`${waiting} keys were not made`);
      await sleep(PAUSE_MS);
    }
  }

  /** Casts answers until the box has said of each what became of it. */
  async cast(choices: ReadonlyMap<string, Choice>): Promise<readonly CastReceipt[]> {
    await this.untilAnswered((voter) => voter.cast(choices));
    return this.items
      .filter(({ itemId }) => choices.has(itemId))
      .map(({ itemId, leaf, refused }) =>
        leaf === null
          ? { itemId, leaf: '', outcome: 'refused', slug: refused ?? 'unknown' }
          : { itemId, leaf, outcome: 'cast' },
      );
  }

  /** The ballots of this member that are in the box, as they were cast. */
  get ballots(): readonly Ballot[] {
    return this.items.flatMap(({ itemId, token, sealed, leaf }) =>
      token && sealed && leaf !== null ? [{ itemId, ...token, ...sealed }] : [],
    );
  }

  private async untilAnswered<T>(act: (voter: Voter) => Promise<T>): Promise<T> {
    for (const until = performance.now() + PATIENCE_MS; ; await sleep(PAUSE_MS)) {
      try {
        return await act(this.begun());
      } catch (failure) {
        if (failure instanceof VoterFault || isRefusal(failure) || performance.now() > until) throw failure;
        this.sent.again += 1;
      }
    }
  }

  private begun(): Voter {
    const keep = (file: VoterFile): void => void (this.disk = JSON.stringify(file));
    const kept = this.kept();
    return kept ? Voter.resume(kept, this.service, keep) : Voter.begin(this.options.sessionId, this.service, keep);
  }

  private kept(): VoterFile | null {
    return this.disk === null ? null : readVoterFile(this.disk);
  }

  private async castLosing(service: BallotService, ballots: readonly Ballot[]): Promise<readonly CastReceipt[]> {
    this.sent.casts += 1;
    const receipts = await service.cast(ballots);
    if (Math.random() < (this.options.lost ?? 0)) throw new TypeError('the answer was lost');
    return receipts;
  }
}

function asMember(member: PersistentClient, { method, path, body }: Request): Promise<unknown> {
  const below = path.slice(API.length);
  return method === 'GET' ? member.get(below) : member.must({ method, path: below, body: body as Json });
}

/** An answer that another try would not change. */
function isRefusal(failure: unknown): boolean {
  if (failure instanceof Unanswered) return failure.status < 500 && failure.status !== 429;
  return (failure as Error).name !== 'TypeError'; // fetch's own, of whichever realm
}
