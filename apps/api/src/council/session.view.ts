import { EarlierVoteView, SittingView, sittingView } from './sitting.view.js';
import type { ExposureWarning, ItemView as ItemRow, SessionDetail, SessionSummary } from '@bangvang/persistence';

type Stage = 'convened' | 'open' | 'adjourned' | 'closed' | 'minutes-signed' | 'cancelled';
export type ItemState =
  'pending' | 'open' | 'suspended' | 'awaiting-count' | 'closed' | 'withdrawn' | 'on-hold' | 'deferred';
type Method = 'named' | 'paper' | 'secret';
type Choice = 'agree' | 'disagree' | 'abstain';

/** A session as lists show it. */
export class SessionSummaryView {
  readonly id!: string;
  readonly stage!: Stage;
  readonly councilCode!: string;
  readonly councilName!: string;
  readonly campaignId!: string;
  readonly campaignTitle!: string;
  readonly meetsAt!: string;
  readonly place!: string;
  /** Dossiers on the agenda. */
  readonly itemCount!: number;
  readonly version!: number;
}

/** A share of all members: more than numerator/denominator where strict, else at least as much. */
export class ShareView {
  readonly numerator!: number;
  readonly denominator!: number;
  readonly strict!: boolean;
}

/** The share of members that must be present. */
export class QuorumView {
  readonly numerator!: number;
  readonly denominator!: number;
}

/** A member as of the meeting day. */
export class SessionMemberView {
  readonly personId!: string;
  readonly fullName!: string;
  /** chair, vice-chair, standing, secretary, member. */
  readonly office!: string;
  /** The member he sits for (được cử họp thay); null: he sits as himself. */
  readonly actingFor!: string | null;
  readonly attendance!: 'present' | 'absent' | null;
  readonly absenceReason!: string | null;
}

/** The count of a closed item. */
export class ItemResultView {
  readonly issued!: number;
  readonly collected!: number;
  readonly agree!: number;
  readonly disagree!: number;
  readonly abstain!: number;
  readonly invalid!: number;
  readonly carried!: boolean;
}

/** A member who stands aside on an item. */
export class ItemRecusalView {
  readonly personId!: string;
  readonly reason!: string;
}

/** One dossier on the agenda. What the reader stands aside on is not shown, and the order has no gap. */
export class SessionItemView {
  readonly id!: string;
  readonly dossierId!: string;
  readonly ord!: number;
  readonly nominee!: string;
  readonly nomineeTitle!: string | null;
  readonly awardCode!: string;
  readonly awardName!: string;
  readonly rule!: ShareView;
  /** Agreeing votes that carry, of all members. */
  readonly needed!: number;
  readonly state!: ItemState;
  readonly method!: Method;
  /** Whether the vote is secret here; may be tightened, never loosened. */
  readonly secret!: boolean;
  /** Whether the law asks for a secret ballot; null where the council's own rule says. */
  readonly secretBallot!: boolean | null;
  readonly openedAt!: string | null;
  readonly closesAt!: string | null;
  readonly closedAt!: string | null;
  /** What the council voted on this dossier before, and annulled. */
  readonly earlierVotes!: EarlierVoteView[];
  /** Who stands aside on it, and why: for chair and secretary, and whoever acts for one of them on it; null for others. */
  readonly recusals!: ItemRecusalView[] | null;
  /** How many voted by name or in writing, or how many ballots are in the box; what they chose stays sealed until the item closes. */
  readonly turnout!: number;
  /** Who has entered a count of the paper ballots. */
  readonly countedBy!: string[];
  /** The reader's own vote. */
  readonly myVote!: Choice | null;
  /** null until the item is closed; of a secret vote, until it is published, for all but chair, secretary and teller. */
  readonly result!: ItemResultView | null;
}

/** An award on the agenda. */
export class AgendaAwardView {
  readonly awardCode!: string;
  readonly awardName!: string;
  readonly dossiers!: number;
}

/** A secret vote whose result would show who chose what. */
export class ExposureView {
  readonly itemId!: string;
  readonly what!: 'small-electorate' | 'few-papers' | 'few-ballots' | 'unanimous' | 'single-dissent';
  readonly text!: string;
}

/** A session with its members and agenda. */
export class SessionView extends SittingView {
  readonly id!: string;
  readonly stage!: Stage;
  readonly councilCode!: string;
  readonly councilName!: string;
  readonly campaignId!: string;
  readonly campaignTitle!: string;
  readonly meetsAt!: string;
  readonly place!: string;
  readonly convenedAt!: string;
  readonly openedAt!: string | null;
  readonly closedAt!: string | null;
  readonly cancelledAt!: string | null;
  readonly cancelReason!: string | null;
  /** The base of every percentage: frozen at opening. */
  readonly memberCount!: number;
  readonly quorum!: QuorumView;
  readonly minutesNumber!: string | null;
  readonly signedBySecretary!: string | null;
  readonly signedByChair!: string | null;
  readonly minutesSignedAt!: string | null;
  /** Holds the third share of the session's key; null until the chair has made it. */
  readonly tellerId!: string | null;
  readonly countedAt!: string | null;
  readonly resultsPublishedAt!: string | null;
  readonly members!: SessionMemberView[];
  /** The awards of the agenda in its order, each with its number of dossiers. */
  readonly awards!: AgendaAwardView[];
  readonly items!: SessionItemView[];
  /** What of the secret votes would show who chose what: for those who lead; null for others. */
  readonly warnings!: ExposureView[] | null;
  readonly version!: number;
}

export function summaryView({ meetsAt, ...session }: SessionSummary): SessionSummaryView {
  return { ...session, meetsAt: meetsAt.toISOString() };
}

export function sessionView(session: SessionDetail, warnings: readonly ExposureWarning[] | null): SessionView {
  return {
    ...session,
    warnings: warnings && [...warnings],
    ...sittingView(session),
    meetsAt: session.meetsAt.toISOString(),
    convenedAt: session.convenedAt.toISOString(),
    openedAt: iso(session.openedAt),
    closedAt: iso(session.closedAt),
    cancelledAt: iso(session.cancelledAt),
    minutesSignedAt: iso(session.minutesSignedAt),
    countedAt: iso(session.countedAt),
    resultsPublishedAt: iso(session.resultsPublishedAt),
    members: [...session.members],
    awards: awardsOf(session.items),
    items: session.items.map(itemView),
  };
}

function awardsOf(items: readonly ItemRow[]): AgendaAwardView[] {
  const awards = new Map<string, AgendaAwardView>();
  for (const { awardCode, awardName } of items) {
    awards.set(awardCode, { awardCode, awardName, dossiers: (awards.get(awardCode)?.dossiers ?? 0) + 1 });
  }
  return [...awards.values()];
}

function itemView(item: ItemRow): SessionItemView {
  return {
    ...item,
    earlierVotes: item.earlierVotes.map((vote) => ({ ...vote, meetsAt: new Date(vote.meetsAt).toISOString() })),
    recusals: item.recusals && [...item.recusals],
    countedBy: [...item.countedBy],
    openedAt: iso(item.openedAt),
    closesAt: iso(item.closesAt),
    closedAt: iso(item.closedAt),
  };
}

function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
