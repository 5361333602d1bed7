import type { SealedAnswer, Token } from './ballot.js';
import type { Tally } from './count.js';

/** The bundle (hồ sơ kiểm phiếu): all that a recount of a session's secret ballots needs, and nothing else. */
export interface Bundle {
  readonly format: 'bangvang-bundle-1';
  readonly session: {
    readonly id: string;
    /** Instant of the meeting, ISO 8601 in UTC. */
    readonly meetsAt: string;
    readonly place: string;
  };
  readonly council: { readonly code: string; readonly name: string };
  readonly campaign: { readonly id: string; readonly title: string };
  /** All members of the council, present or not: the base of every percentage, frozen at the opening. */
  readonly members: number;
  readonly sessionKey: {
    /** 65 bytes: what answers are sealed to. */
    readonly publicKey: string;
    /** 32 bytes; null when no item was opened. */
    readonly privateKey: string | null;
  };
  /** The installation's Ed25519 key, SPKI: it signs each item's statement and the whole bundle. */
  readonly signingKey: string;
  /** Over what was fixed at the closing of every item below. */
  readonly boardRoot: string;
  /** Every item with a board, in the order of the agenda. */
  readonly items: readonly BundleItem[];
}

/** One item of the agenda that was voted on with tokens. */
export type BundleItem = CountedItem | UnopenedItem;

interface AgendaItem {
  readonly id: string;
  readonly dossierId: string;
  /** Place on the agenda. */
  readonly ord: number;
  readonly nominee: string;
  readonly award: { readonly code: string; readonly name: string };
  /** The share of all members that must agree: at least it, or more than it where strict. */
  readonly rule: { readonly numerator: number; readonly denominator: number; readonly strict: boolean };
  /** The item's RSA key, SPKI: every token of the item is signed with it. */
  readonly tokenKey: string;
  /** As fixed at the closing, and signed there (`statementText`). */
  readonly root: string;
  readonly ballotCount: number;
  /** Members who drew a token or were handed a paper. */
  readonly roll: number;
  readonly statementSignature: string;
}

/** An item that was counted. */
export interface CountedItem extends AgendaItem {
  readonly state: 'closed';
  /** The board, in ascending order of the leaves. */
  readonly ballots: readonly BundleBallot[];
  /** Papers handed out beside the tokens; null when there were none. */
  readonly paper: PaperTally | null;
  /** As the server published it, papers included. */
  readonly result: Tally & { readonly carried: boolean };
}

/** An item withdrawn (rút) or held (tạm dừng): its ballots stay on the board and are never opened. */
export interface UnopenedItem extends AgendaItem {
  readonly state: 'withdrawn' | 'on-hold';
  /** Leaves only, ascending: the session's private key would open the ballots themselves. */
  readonly leaves: readonly string[];
}

/** A ballot on the board of its item. */
export type BundleBallot = Token & SealedAnswer;

/** The count of papers: `issued` of the roll; `collected` = agree + disagree + abstain + invalid. */
export interface PaperTally extends Tally {
  readonly issued: number;
  readonly collected: number;
}

/**
 * The bundle's file. Its last member is the signature over every byte before it, so that no byte can change, not even
 * a space or a title.
 * @param sign Ed25519 signature of a text's UTF-8 bytes, base64url
 */
export function bundleText(bundle: Bundle, sign: (text: string) => string): string {
  const signed = JSON.stringify(bundle).slice(0, -1);
  return `${signed},"signature":"${sign(signed)}"}\n`;
}
