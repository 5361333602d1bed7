import type { MinutesItem } from '@bangvang/persistence';
import { type ItemState, ShareView } from './session.view.js';
import { EarlierVoteView } from './sitting.view.js';

/** Votes as they were counted. */
export class CountedVotesView {
  readonly issued!: number;
  readonly collected!: number;
  readonly agree!: number;
  readonly disagree!: number;
  readonly abstain!: number;
  readonly invalid!: number;
  readonly carried!: boolean;
}

/** The counting board of one dossier. */
export class MinutesResultView extends CountedVotesView {
  readonly valid!: number;
  /** All members of the council. */
  readonly total!: number;
  /** Agreeing votes that carry. */
  readonly needed!: number;
  /** The arithmetic spelled out in Vietnamese. */
  readonly arithmetic!: string;
}

/** What was voted at this session and annulled. */
export class AnnulledVotesView extends CountedVotesView {
  readonly reason!: string;
  readonly annulledAt!: string;
}

/** Who took no part in an item; names only where the council's rules say so, reasons never. */
export class MinutesAsideView {
  readonly count!: number;
  readonly names!: string[] | null;
}

/** What of a secret vote was fixed and signed before the count; bytes as base64url. */
export class MinutesBoardView {
  readonly root!: string;
  readonly ballots!: number;
  readonly roll!: number;
  readonly signature!: string;
}

/** Who counted papers, each for himself. */
export class MinutesTellerView {
  readonly fullName!: string;
  readonly enteredAt!: string;
  /** How often figures were corrected after a recount. */
  readonly recounts!: number;
}

/** One dossier in the minutes. */
export class MinutesItemView {
  readonly itemId!: string;
  readonly dossierId!: string;
  readonly ord!: number;
  readonly nominee!: string;
  readonly nomineeTitle!: string | null;
  readonly award!: string;
  readonly state!: ItemState;
  readonly method!: 'named' | 'paper' | 'secret';
  readonly secret!: boolean;
  /** What was said of it; null: nothing written. */
  readonly discussion!: string | null;
  readonly rule!: ShareView;
  readonly ruleText!: string;
  /** The texts that give the award its share of votes. */
  readonly ruleSource!: string;
  readonly aside!: MinutesAsideView;
  /** Why the dossier is on hold; null where it is not. */
  readonly heldBecause!: string | null;
  readonly board!: MinutesBoardView | null;
  readonly tellers!: MinutesTellerView[];
  readonly annulled!: AnnulledVotesView | null;
  readonly earlierVotes!: EarlierVoteView[];
  /** null unless the vote was taken, told, and the dossier still stands. */
  readonly result!: MinutesResultView | null;
}

export function minutesItemView(item: MinutesItem): MinutesItemView {
  const { count, names } = item.aside;
  return {
    ...item,
    aside: { count, names: names && [...names] },
    tellers: [...item.tellers],
    earlierVotes: [...item.earlierVotes],
  };
}
