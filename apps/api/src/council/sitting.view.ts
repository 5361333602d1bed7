import type { SittingDetail } from '@bangvang/persistence';

/** An order of whoever presides. */
export class OrderView {
  readonly kind!: 'call' | 'open';
  /** Full name. */
  readonly orderedBy!: string;
  readonly orderedAt!: string;
  readonly note!: string | null;
}

/** A break of the meeting. */
export class AdjournmentView {
  readonly adjournedAt!: string;
  readonly reason!: string;
  readonly resumesAt!: string;
  readonly resumedAt!: string | null;
}

/** A seat: the office, and whom its holder sits for. */
export class SeatedView {
  readonly office!: string;
  readonly actingFor!: string | null;
}

/** A member whose place in the session differs from the council's membership on the meeting's day. */
export class MembershipDifferenceView {
  readonly personId!: string;
  readonly fullName!: string;
  /** As convened; null: not a member of this session. */
  readonly frozen!: SeatedView | null;
  /** By the council's membership now; null: no longer a member on that day. */
  readonly now!: SeatedView | null;
}

/** Figures of an annulled vote. */
export class EarlierResultView {
  readonly issued!: number;
  readonly collected!: number;
  readonly agree!: number;
  readonly disagree!: number;
  readonly abstain!: number;
  readonly invalid!: number;
  readonly carried!: boolean;
}

/** A vote the same council took on the dossier before, and annulled (đã bỏ phiếu lần trước). */
export class EarlierVoteView {
  readonly sessionId!: string;
  readonly meetsAt!: string;
  readonly reason!: string;
  /** null: secret, and not published. */
  readonly result!: EarlierResultView | null;
}

/** What surrounds the votes of a session. */
export class SittingView {
  readonly mode!: 'in-person' | 'remote' | 'written-poll';
  /** Until when those who do not attend may send their opinion. */
  readonly opinionsUntil!: string;
  readonly orders!: OrderView[];
  readonly adjournments!: AdjournmentView[];
  /** Only until the session opens; the secretary takes them in, or the session does not open. */
  readonly membershipDifferences!: MembershipDifferenceView[];
}

export function sittingView(sitting: SittingDetail): SittingView {
  const { mode, opinionsUntil, orders, adjournments, membershipDifferences } = sitting;
  return {
    mode,
    opinionsUntil: opinionsUntil.toISOString(),
    orders: orders.map((order) => ({ ...order, orderedAt: iso(order.orderedAt) })),
    adjournments: adjournments.map((pause) => ({
      ...pause,
      adjournedAt: iso(pause.adjournedAt),
      resumesAt: iso(pause.resumesAt),
      resumedAt: pause.resumedAt && iso(pause.resumedAt),
    })),
    membershipDifferences: [...membershipDifferences],
  };
}

/** The database writes an offset; the API writes UTC. */
function iso(instant: string): string {
  return new Date(instant).toISOString();
}
