import type { BallotForm, BoardView as Board } from '@bangvang/persistence';
import { ShareView } from '../council/session.view.js';

type ItemState = 'pending' | 'open' | 'suspended' | 'awaiting-count' | 'closed' | 'withdrawn' | 'on-hold' | 'deferred';
type Holder = 'chair' | 'secretary' | 'teller';

/** One item a member may vote on by token. */
export class BallotFormItemView {
  readonly itemId!: string;
  readonly dossierId!: string;
  /** Place on the agenda as I see it. */
  readonly ord!: number;
  readonly nominee!: string;
  readonly nomineeTitle!: string | null;
  readonly awardCode!: string;
  readonly awardName!: string;
  readonly state!: ItemState;
  readonly closesAt!: string | null;
  /** The item's key, SPKI in base64url: tokens are drawn with it. null until it is made. */
  readonly tokenKey!: string | null;
  /** What I was given for it. */
  readonly drawn!: 'token' | 'paper' | null;
}

/** What a member's program needs to draw tokens and to vote: the items he may vote on, and no other. */
export class BallotFormView {
  readonly sessionId!: string;
  /** What answers are sealed to, 65 bytes, base64url; null until the chair has made it. */
  readonly sealingKey!: string | null;
  /** Ballots are committed together, so many seconds apart. */
  readonly tickSeconds!: number;
  /** Until then a ballot is taken also before its item is opened: the opinion of whoever is absent. */
  readonly opinionsUntil!: string;
  readonly items!: BallotFormItemView[];
}

/** A token's signature, still blinded. */
export class BlindSignatureView {
  readonly itemId!: string;
  /** 256 bytes, base64url. */
  readonly signature!: string;
}

/** One signature for each request, in the order asked. */
export class TokensAnswer {
  readonly signatures!: BlindSignatureView[];
}

/** Papers on the roll. */
export class PaperBallotsAnswer {
  readonly personId!: string;
  readonly items!: number;
}

/** The board of one item, as fixed when its window closed. */
export class BoardItemView {
  readonly itemId!: string;
  readonly state!: ItemState;
  readonly dossierId!: string;
  readonly awardCode!: string;
  /** The share of all members that must agree. Signed with the board, like dossier and award. */
  readonly rule!: ShareView;
  /** Merkle root over the ballots, base64url. */
  readonly root!: string;
  readonly ballots!: number;
  /** Tokens and papers given out. */
  readonly roll!: number;
  /** The installation's signature (Ed25519) of the statement, base64url. */
  readonly signature!: string;
}

/** The board of a session before anything is counted. */
export class BoardView {
  /** Over everything fixed in the session: what holders of shares name. */
  readonly boardRoot!: string;
  /** All members of the council. */
  readonly members!: number;
  /** The installation's key that signs the statements, PEM. */
  readonly signingKey!: string;
  /** Who has handed in a share. */
  readonly holders!: Holder[];
  readonly items!: BoardItemView[];
}

export function ballotFormView({ opinionsUntil, items, ...form }: BallotForm): BallotFormView {
  return {
    ...form,
    opinionsUntil: opinionsUntil.toISOString(),
    items: items.map((item) => ({ ...item, closesAt: item.closesAt?.toISOString() ?? null })),
  };
}

/** @param signingKey of the installation, PEM */
export function boardView({ holders, items, ...board }: Board, signingKey: string): BoardView {
  return { ...board, signingKey, holders: [...holders], items: [...items] };
}
