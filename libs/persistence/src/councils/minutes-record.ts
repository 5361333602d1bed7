import type { VoteRule } from '@bangvang/domain';
import type { ItemState } from './item-states.js';
import type { RankedItem } from './ranking.js';
import type { SessionMode } from './session-lock.js';
import type { EarlierVote } from './sitting-views.js';

/** The two papers of a session: of the meeting (biên bản họp) and of the count (biên bản kiểm phiếu). */
export type MinutesPaper = 'meeting' | 'counting';

/** As what somebody signs a paper of the minutes. */
export type MinutesPart = 'secretary' | 'chair' | 'teller';

/** Minutes of a session, drafted from its events. Instants are ISO strings. Frozen with the last signature of the meeting's paper. */
export interface Minutes {
  /** Issued with the first writing of the minutes; null before. */
  readonly number: string | null;
  readonly councilName: string;
  /** The body whose council it is, by its name on the day. */
  readonly bodyName: string | null;
  readonly campaignTitle: string;
  readonly mode: SessionMode;
  readonly place: string;
  readonly meetsAt: string;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly orders: readonly {
    readonly kind: 'call' | 'open';
    readonly orderedBy: string;
    readonly orderedAt: string;
  }[];
  readonly adjournments: readonly {
    readonly adjournedAt: string;
    readonly reason: string;
    readonly resumedAt: string | null;
  }[];
  readonly memberCount: number;
  readonly quorum: { readonly numerator: number; readonly denominator: number; readonly met: boolean };
  /** The text on which all members are the base of every share. */
  readonly baseSource: string | null;
  readonly present: readonly PresentMember[];
  readonly absent: readonly AbsentMember[];
  readonly presidedBy: string | null;
  readonly secretary: string | null;
  /** The discussion in the secretary's words. */
  readonly summary: string | null;
  readonly items: readonly MinutesItem[];
  /** Of a cluster's session (suy tôn), award by award; null for other councils. */
  readonly ranking: readonly RankedItem[] | null;
  /** Why the chair put equal votes in this order; null: nobody has. */
  readonly rankingReason: string | null;
  readonly signatures: readonly MinutesSignature[];
  readonly signedBySecretary: string | null;
  readonly signedByChair: string | null;
  readonly signedAt: string | null;
}

export interface PresentMember {
  readonly fullName: string;
  readonly office: string;
  /** The member in whose seat he sits; null: his own. */
  readonly actingFor: string | null;
}

export interface AbsentMember extends PresentMember {
  readonly reason: string | null;
}

export interface MinutesSignature {
  readonly paper: MinutesPaper;
  readonly part: MinutesPart;
  readonly fullName: string;
  readonly signedAt: string;
}

/** One dossier in the minutes: what was said, its counting board and the arithmetic of its result. */
export interface MinutesItem {
  readonly itemId: string;
  readonly dossierId: string;
  readonly ord: number;
  readonly nominee: string;
  readonly nomineeTitle: string | null;
  readonly award: string;
  readonly state: ItemState;
  readonly method: 'named' | 'paper' | 'secret';
  readonly secret: boolean;
  /** The discussion of this dossier; null: nothing written. */
  readonly discussion: string | null;
  readonly rule: VoteRule;
  readonly ruleText: string;
  /** The texts that give the award its share of votes. */
  readonly ruleSource: string;
  /** How many stood aside; their names only where the council's rules say so. Never why. */
  readonly aside: { readonly count: number; readonly names: readonly string[] | null };
  /** Why the dossier is on hold (tạm dừng); null where it is not. */
  readonly heldBecause: string | null;
  /** Of a secret vote, as fixed and signed before the count; bytes as base64url. null for other votes, or none taken. */
  readonly board: {
    readonly root: string;
    readonly ballots: number;
    readonly roll: number;
    readonly signature: string;
  } | null;
  /** Who counted papers, each for himself; how often a figure was corrected after a recount. */
  readonly tellers: readonly { readonly fullName: string; readonly enteredAt: string; readonly recounts: number }[];
  /** What was voted at this session and annulled. */
  readonly annulled: (CountedVotes & { readonly reason: string; readonly annulledAt: string }) | null;
  /** What the council voted on this dossier at earlier sessions, and annulled. */
  readonly earlierVotes: readonly EarlierVote[];
  /** null unless the vote was taken, told, and the dossier still stands. */
  readonly result:
    | (CountedVotes & {
        readonly valid: number;
        /** All members of the council. */
        readonly total: number;
        readonly needed: number;
        readonly arithmetic: string;
      })
    | null;
}

export interface CountedVotes {
  readonly issued: number;
  readonly collected: number;
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
  readonly invalid: number;
  readonly carried: boolean;
}
