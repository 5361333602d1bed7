/** How a bonus is rounded. The text says "lên hàng chục nghìn đồng"; examples round to the nearest: hence a setting. */
export const ROUNDING_MODES = ['HALF_UP', 'CEILING', 'NONE'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** The unit bonuses are rounded to, in đồng. */
const UNIT_DONG = 10_000;

/**
 * Rounds an amount to ten thousand đồng.
 * @param dong whole đồng, 0 or more
 */
export function roundBonus(dong: number, mode: RoundingMode): number {
  switch (mode) {
    case 'HALF_UP':
      return Math.floor((dong + UNIT_DONG / 2) / UNIT_DONG) * UNIT_DONG;
    case 'CEILING':
      return Math.ceil(dong / UNIT_DONG) * UNIT_DONG;
    case 'NONE':
      return dong;
  }
}
