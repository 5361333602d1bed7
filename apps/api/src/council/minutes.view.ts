import type { Minutes } from '@bangvang/persistence';
import { MinutesItemView, minutesItemView } from './minutes-item.view.js';
import { RankedItemView } from './ranking.view.js';
import { QuorumView } from './session.view.js';

/** A quorum, and whether the meeting had it. */
export class MetQuorumView extends QuorumView {
  readonly met!: boolean;
}

/** Someone named in the minutes. */
export class MinutesMemberView {
  readonly fullName!: string;
  readonly office!: string;
  /** The member in whose seat he sits; null: his own. */
  readonly actingFor!: string | null;
}

/** A member who did not come. */
export class MinutesAbsenceView extends MinutesMemberView {
  readonly reason!: string | null;
}

/** An order of whoever presides. */
export class MinutesOrderView {
  readonly kind!: 'call' | 'open';
  readonly orderedBy!: string;
  readonly orderedAt!: string;
}

/** A break of the meeting. */
export class MinutesAdjournmentView {
  readonly adjournedAt!: string;
  readonly reason!: string;
  readonly resumedAt!: string | null;
}

/** A signature on one of the two papers. */
export class MinutesSignatureView {
  readonly paper!: 'meeting' | 'counting';
  readonly part!: 'secretary' | 'chair' | 'teller';
  readonly fullName!: string;
  readonly signedAt!: string;
}

/** Minutes (biên bản) of a session, without what the reader stands aside on; frozen with the last signature. */
export class MinutesView {
  /** Issued with the first writing; null before. */
  readonly number!: string | null;
  readonly councilName!: string;
  readonly bodyName!: string | null;
  readonly campaignTitle!: string;
  readonly mode!: 'in-person' | 'remote' | 'written-poll';
  readonly place!: string;
  readonly meetsAt!: string;
  readonly openedAt!: string | null;
  readonly closedAt!: string | null;
  readonly orders!: MinutesOrderView[];
  readonly adjournments!: MinutesAdjournmentView[];
  readonly memberCount!: number;
  readonly quorum!: MetQuorumView;
  /** The text on which all members are the base of every share. */
  readonly baseSource!: string | null;
  readonly present!: MinutesMemberView[];
  readonly absent!: MinutesAbsenceView[];
  readonly presidedBy!: string | null;
  readonly secretary!: string | null;
  readonly summary!: string | null;
  readonly items!: MinutesItemView[];
  /** Of a cluster's session, award by award; null for other councils. */
  readonly ranking!: RankedItemView[] | null;
  readonly rankingReason!: string | null;
  readonly signatures!: MinutesSignatureView[];
  readonly signedBySecretary!: string | null;
  readonly signedByChair!: string | null;
  readonly signedAt!: string | null;
}

export function minutesView(minutes: Minutes): MinutesView {
  return {
    ...minutes,
    orders: [...minutes.orders],
    adjournments: [...minutes.adjournments],
    present: [...minutes.present],
    absent: [...minutes.absent],
    items: minutes.items.map(minutesItemView),
    ranking: minutes.ranking && [...minutes.ranking],
    signatures: [...minutes.signatures],
  };
}
