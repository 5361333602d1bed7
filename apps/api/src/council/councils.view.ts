import type { CouncilDetail } from '@bangvang/persistence';
import { QuorumView } from './session.view.js';

/** A council in the list. */
export class CouncilSummaryView {
  readonly code!: string;
  readonly name!: string;
  readonly bodyCode!: string;
  readonly bodyName!: string;
  readonly level!: string;
  /** Seats on the day asked about. */
  readonly members!: number;
}

/** All councils. */
export class CouncilsView {
  readonly items!: CouncilSummaryView[];
}

/** Who sits for a member (được cử họp thay). */
export class ActingView {
  readonly personId!: string;
  readonly fullName!: string;
  readonly from!: string;
  readonly to!: string;
  readonly document!: string;
}

/** A member on the day asked about. */
export class CouncilMemberView {
  readonly personId!: string;
  readonly fullName!: string;
  readonly office!: 'chair' | 'vice-chair' | 'standing' | 'secretary' | 'member';
  readonly from!: string;
  readonly to!: string | null;
  /** The decision he was appointed by; null: from the installation's data. */
  readonly document!: string | null;
  readonly acting!: ActingView | null;
}

/** Who may do an act. */
export class ActHoldersView {
  readonly act!: string;
  /** chair, vice-chair, standing, secretary, member, teller, home-affairs-lead. */
  readonly parts!: string[];
}

/** The rules a session called now would keep. */
export class CouncilRulesView {
  readonly quorum!: QuorumView;
  readonly orderToOpen!: boolean;
  readonly acts!: ActHoldersView[];
}

/** A council with its members on a day. */
export class CouncilView {
  readonly code!: string;
  readonly name!: string;
  readonly bodyCode!: string;
  readonly bodyName!: string;
  readonly level!: string;
  readonly on!: string;
  readonly members!: CouncilMemberView[];
  readonly rules!: CouncilRulesView;
  readonly version!: number;
}

/** The answer of a change of membership. */
export class CouncilVersionAnswer {
  readonly version!: number;
}

export function councilView({ rules, members, ...council }: CouncilDetail): CouncilView {
  const acts = Object.entries(rules.acts).map(([act, parts]) => ({ act, parts: [...parts] }));
  return {
    ...council,
    members: [...members],
    rules: { quorum: rules.quorum, orderToOpen: rules.orderToOpen, acts },
  };
}
