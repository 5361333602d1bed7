/** How a result is held against a target (chỉ tiêu). */
export const COMPARATORS = ['gte', 'gt', 'lte', 'lt', 'eq', 'between'] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** What a target asks, in its own unit. */
export interface TargetRule {
  readonly comparator: Comparator;
  readonly value: number;
  /** Upper end for 'between', which includes both ends. */
  readonly valueTo?: number | null;
  /** Allowance set by the issuer for "khoảng", in the target's unit. Default 0. */
  readonly tolerance?: number | null;
}

/** One assigned target with its result. `actual` in the target's own unit, null while unreported. */
export interface TargetResult {
  readonly target: TargetRule & { readonly id: string; readonly sameAs?: string | null };
  readonly actual: number | null;
}

/** Tells whether a verified result meets a target. */
export function isMet({ comparator, value, valueTo, tolerance }: TargetRule, actual: number): boolean {
  const allowed = tolerance ?? 0;
  switch (comparator) {
    case 'gte':
      return actual >= decimal(value - allowed);
    case 'gt':
      return actual > decimal(value - allowed);
    case 'lte':
      return actual <= decimal(value + allowed);
    case 'lt':
      return actual < decimal(value + allowed);
    case 'eq':
      return actual >= decimal(value - allowed) && actual <= decimal(value + allowed);
    case 'between':
      return actual >= decimal(value - allowed) && actual <= decimal((valueTo ?? value) + allowed);
  }
}

/**
 * Finds the targets that bar the head of a body from commendation.
 * @param results one per assigned target
 * @returns those known to be unmet, in the order assigned; an unreported one is not among them, it asks a person.
 *   A target stated twice (47/83 schools, 56,6 %) is listed once.
 * @source Directive 02/CT-UBND, Lào Cai, 13/01/2023
 */
export function targetsBarringHead<R extends TargetResult>(results: readonly R[]): readonly R[] {
  const unmet = results.filter(({ target, actual }) => actual !== null && !isMet(target, actual));
  const ids = new Set(unmet.map(({ target }) => target.id));
  return unmet.filter(({ target }) => !target.sameAs || !ids.has(target.sameAs));
}

/** Takes off the binary remainder of a decimal sum: 0.3 - 0.1 is 0.2. */
function decimal(n: number): number {
  return Number(n.toPrecision(12));
}
