import type { Minutes, MinutesItem } from '@bangvang/persistence';
import { type ItemState, QuorumView, ShareView } from './session.view.js';

/** A quorum, and whether the meeting had it. */
export class MetQuorumView extends QuorumView {
  readonly met!: boolean;
}

/** Someone named in the minutes. */
export class MinutesMemberView {
  readonly fullName!: string;
  readonly office!: string;
}

/** A member who did not come. */
export class MinutesAbsenceView extends MinutesMemberView {
  readonly reason!: string | null;
}

/** A member who did not vote on an item. */
export class MinutesRecusalView {
  readonly fullName!: string;
  readonly reason!: string;
}

/** The counting board of one dossier. */
export class MinutesResultView {
  readonly issued!: number;
  readonly collected!: number;
  readonly valid!: number;
  readonly agree!: number;
  readonly disagree!: number;
  readonly abstain!: number;
  readonly invalid!: number;
  /** All members of the council. */
  readonly total!: number;
  /** Agreeing votes that carry. */
  readonly needed!: number;
  readonly carried!: boolean;
  /** The arithmetic spelled out in Vietnamese. */
  readonly arithmetic!: string;
}

/** One dossier in the minutes. */
export class MinutesItemView {
  readonly dossierId!: string;
  readonly ord!: number;
  readonly nominee!: string;
  readonly nomineeTitle!: string | null;
  readonly award!: string;
  readonly state!: ItemState;
  readonly method!: 'named' | 'paper' | 'secret';
  readonly rule!: ShareView;
  readonly ruleText!: string;
  readonly recused!: MinutesRecusalView[];
  /** null unless the vote was taken and the dossier still stands. */
  readonly result!: MinutesResultView | null;
}

/** Minutes (biên bản) of a session; frozen with the second signature. */
export class MinutesView {
  /** Issued with the first writing; null before. */
  readonly number!: string | null;
  readonly councilName!: string;
  readonly campaignTitle!: string;
  readonly place!: string;
  readonly meetsAt!: string;
  readonly openedAt!: string | null;
  readonly closedAt!: string | null;
  readonly memberCount!: number;
  readonly quorum!: MetQuorumView;
  readonly present!: MinutesMemberView[];
  readonly absent!: MinutesAbsenceView[];
  readonly summary!: string | null;
  readonly items!: MinutesItemView[];
  readonly signedBySecretary!: string | null;
  readonly signedByChair!: string | null;
  readonly signedAt!: string | null;
}

export function minutesView(minutes: Minutes): MinutesView {
  return {
    ...minutes,
    present: [...minutes.present],
    absent: [...minutes.absent],
    items: minutes.items.map(minutesItemView),
  };
}

function minutesItemView(item: MinutesItem): MinutesItemView {
  return { ...item, recused: [...item.recused] };
}
