import type { Ballot } from '../ballot.js';

/** What the server tells a member's program: the items he may vote on, and no other. */
export interface BallotForm {
  readonly sessionId: string;
  readonly sealingKey: string | null;
  readonly items: readonly BallotFormItem[];
}

export interface BallotFormItem {
  readonly itemId: string;
  readonly ord: number;
  readonly nominee: string;
  readonly awardName: string;
  readonly state: string;
  /** null until the server has made it. */
  readonly tokenKey: string | null;
  readonly drawn: 'token' | 'paper' | null;
}

export interface BlindedRequest {
  readonly itemId: string;
  readonly blinded: string;
}

/** What became of one ballot. */
export interface CastReceipt {
  readonly itemId: string;
  readonly leaf: string;
  readonly outcome: 'cast' | 'refused';
  readonly slug?: string;
}

/** How a voter's program reaches the server. Any call may be made again. */
export interface BallotService {
  /** As the member. */
  ballotForm(sessionId: string): Promise<BallotForm>;
  /** As the member. */
  drawTokens(
    sessionId: string,
    blinded: readonly BlindedRequest[],
  ): Promise<readonly { readonly itemId: string; readonly signature: string }[]>;
  /** As nobody: without cookie or name. Answers for each ballot, refused ones too. */
  cast(ballots: readonly Ballot[]): Promise<readonly CastReceipt[]>;
}
