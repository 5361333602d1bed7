import { isMet, type Comparator, type TargetResult, type TargetRule } from './target.js';

/** What is known of an assigned target: a verified result decides, anything else is unknown. */
export type TargetVerdict = 'met' | 'not-met' | 'unknown';

/** Holds the verified result against the target. A result nobody has verified is unknown, never unmet. */
export function verdictOf(target: TargetRule, verified: number | null): TargetVerdict {
  if (verified === null) return 'unknown';
  return isMet(target, verified) ? 'met' : 'not-met';
}

/** How much of what was assigned to one body is met. The three parts add up to `assigned`. */
export interface TargetShare {
  readonly assigned: number;
  readonly met: number;
  readonly notMet: number;
  readonly unknown: number;
}

/**
 * Counts a body's assigned targets, a target stated twice (47/83 schools, 56,6 %) once: unmet where either form is
 * unmet, met where either is met, else unknown.
 * @param results one per assigned target; `actual` is the verified result, null while there is none
 */
export function shareMet(results: readonly TargetResult[]): TargetShare {
  const forms = new Map<string, Set<TargetVerdict>>();
  const originals = new Map(results.map(({ target }) => [target.id, target.sameAs ?? null]));
  for (const { target, actual } of results) {
    const id = originalOf(target.id, originals);
    forms.set(id, (forms.get(id) ?? new Set<TargetVerdict>()).add(verdictOf(target, actual)));
  }
  const verdicts = [...forms.values()].map((found) =>
    (['not-met', 'met', 'unknown'] as const).find((verdict) => found.has(verdict))!,
  );
  const count = (of: TargetVerdict): number => verdicts.filter((verdict) => verdict === of).length;
  return { assigned: verdicts.length, met: count('met'), notMet: count('not-met'), unknown: count('unknown') };
}

/** Follows "same as" to the form that stands alone; a circle ends at the smallest code in it. */
function originalOf(id: string, originals: ReadonlyMap<string, string | null>): string {
  const passed: string[] = [];
  let at = id;
  while (!passed.includes(at)) {
    passed.push(at);
    const next = originals.get(at);
    if (!next) return at;
    at = next;
  }
  return passed.slice(passed.indexOf(at)).toSorted()[0]!;
}

/** What "khoảng" allows: the target's own tolerance, else the issuer's share of its value; nothing for an exact target. */
export function toleranceOf(
  target: { readonly value: number; readonly approximate: boolean; readonly tolerance: number | null },
  tolerancePercent: number,
): number {
  if (target.tolerance !== null) return target.tolerance;
  return target.approximate ? Number(((Math.abs(target.value) * tolerancePercent) / 100).toPrecision(12)) : 0;
}

/** What an amendment must leave whole. @returns what is wrong, in Vietnamese; null where nothing is */
export function faultOfTarget(target: { comparator: Comparator; value: number; upper: number | null }): string | null {
  if ((target.comparator === 'between') !== (target.upper !== null)) {
    return 'Cận trên phải có khi so sánh “trong khoảng từ … đến …” (between), và chỉ khi đó';
  }
  if (target.upper !== null && target.upper < target.value) return 'Cận trên nhỏ hơn cận dưới';
  return null;
}
