import { Problem } from '../problem.js';

/**
 * Tells whether a share of the members is reached, without rounding: 70 % of 9 is 6,3, so 7 are needed.
 * @param have members that count, whole, 0 or more
 * @param total members of the collective, those exempt taken off, whole, 1 or more
 * @param percent 0 to 100
 * @throws Problem invalid-input
 */
export function hasShare(have: number, total: number, percent: number): boolean {
  if (![have, total].every(Number.isSafeInteger) || have < 0 || total < 1 || have > total) {
    throw new Problem('invalid-input', `${have} trên ${total} thành viên không phải là một tỷ lệ.`);
  }
  return have * 100 >= percent * total;
}
