/** One of those acclaimed by a cluster (suy tôn), with the agreeing votes it has. */
export interface Acclaimed {
  readonly itemId: string;
  readonly agree: number;
}

export interface Placed extends Acclaimed {
  /** 1 for the most votes; those with as many votes share a place, unless the chair's act has put them in order. */
  readonly place: number;
  /** Whether another has as many votes and nobody has put the two in order. */
  readonly tied: boolean;
}

/**
 * Ranks those acclaimed by their votes. A tie is shown, not broken: that is for the chair's recorded act.
 * @param order of all of them by that act; null: there is none
 * @source domain of emulation, clusters: ranking, then suy tôn (vote); ties are the chair's
 */
export function rankAcclaimed(acclaimed: readonly Acclaimed[], order: readonly string[] | null): readonly Placed[] {
  const settled = order !== null && keepsVotes(acclaimed, order);
  const ranked = acclaimed.toSorted(
    (a, b) => b.agree - a.agree || (settled ? order.indexOf(a.itemId) - order.indexOf(b.itemId) : 0),
  );
  return ranked.map((one, at) => {
    const alike = ranked.filter(({ agree }) => agree === one.agree).length > 1;
    const place = settled ? at + 1 : ranked.findIndex(({ agree }) => agree === one.agree) + 1;
    return { ...one, place, tied: alike && !settled };
  });
}

/** Whether an order names each of them once and puts nobody before one with more votes. */
export function keepsVotes(acclaimed: readonly Acclaimed[], order: readonly string[]): boolean {
  const votes = new Map(acclaimed.map(({ itemId, agree }) => [itemId, agree]));
  const named = order.map((itemId) => votes.get(itemId));
  return (
    new Set(order).size === votes.size &&
    order.length === votes.size &&
    named.every((agree, at) => agree !== undefined && (at === 0 || agree <= named[at - 1]!))
  );
}
