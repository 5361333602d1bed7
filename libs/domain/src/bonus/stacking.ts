import { isSamePeriod, type AchievementPeriod } from '../chains/achievement-period.js';

/** One award of one recipient, with its bonus reckoned. */
export interface BonusItem {
  readonly id: string;
  readonly recipient: string;
  readonly isTitle: boolean;
  readonly period: AchievementPeriod;
  /** What the achievement is called in the register; null: not recorded, taken as its own. */
  readonly achievement: string | null;
  /** Whole đồng; null: to be settled by a person. */
  readonly amount: number | null;
  readonly campaign: string | null;
  /** Which fund pays. */
  readonly fund: string;
}

/** An item as it is paid out. */
export interface PaidItem {
  readonly item: BonusItem;
  /** Whole đồng; 0 where another item of the same achievement is paid; null: to be settled by a person. */
  readonly paid: number | null;
  /** Id of the item paid in its place; null where this one is paid. */
  readonly paidBy: string | null;
}

/**
 * What is paid where somebody has several awards. Titles of different years, forms of different achievements, and a title
 * together with a form are each paid; of titles of one year, and of forms for one achievement, only the highest.
 * @returns one answer per item, in the given order
 * @source Decree 98/2023/NĐ-CP, Art. 53 (principles of the bonus chapter)
 */
export function stackBonuses(items: readonly BonusItem[]): readonly PaidItem[] {
  return items.map((item) => {
    const rivals = items.filter((other) => other !== item && areOne(item, other));
    const higher = rivals.find((other) => comesFirst(other, item, items));
    return higher ? { item, paid: 0, paidBy: higher.id } : { item, paid: item.amount, paidBy: null };
  });
}

/** A total of money, and how many items no amount is known of yet. */
export interface BonusTotal {
  /** Whole đồng. */
  readonly amount: number;
  readonly unsettled: number;
}

/** Totals by campaign, by fund, or by whatever else an item is told apart by. */
export function totalBonuses(
  paid: readonly PaidItem[],
  by: (item: BonusItem) => string,
): Readonly<Record<string, BonusTotal>> {
  const totals: Record<string, BonusTotal> = {};
  for (const { item, paid: amount } of paid) {
    const so = totals[by(item)] ?? { amount: 0, unsettled: 0 };
    totals[by(item)] = { amount: so.amount + (amount ?? 0), unsettled: so.unsettled + (amount === null ? 1 : 0) };
  }
  return totals;
}

function areOne(a: BonusItem, b: BonusItem): boolean {
  if (a.recipient !== b.recipient || a.isTitle !== b.isTitle) return false;
  return a.isTitle ? isSamePeriod(a.period, b.period) : a.achievement !== null && a.achievement === b.achievement;
}

/** The higher amount is paid; of equal ones, the first listed. An unknown amount gives way to none. */
function comesFirst(a: BonusItem, b: BonusItem, items: readonly BonusItem[]): boolean {
  if (a.amount === null || b.amount === null) return false;
  return a.amount === b.amount ? items.indexOf(a) < items.indexOf(b) : a.amount > b.amount;
}
