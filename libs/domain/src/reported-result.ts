/** The forms in which a body reports a result. One of them is given. */
export interface ReportedResult {
  /** In the target's own unit; for a reduction, the reduction itself. */
  readonly actual?: number | null;
  /** So many … */
  readonly numerator?: number | null;
  /** … of so many. */
  readonly denominator?: number | null;
  /** For a reduction: the level reached, to be taken from the baseline. */
  readonly level?: number | null;
}

/** What of a target a report is read by. */
export interface MeasuredTarget {
  readonly unit: string;
  readonly measuresReduction: boolean;
  readonly baselineValue: number | null;
}

/**
 * The result in the target's own unit: as stated; 47 of 83 as 47 schools or as 56,6265… %; a level as its distance
 * below the baseline.
 * @returns null where the report cannot be read for this target: no form or two, no baseline, nothing to divide by
 */
export function actualOf(target: MeasuredTarget, report: ReportedResult): number | null {
  const forms = [report.actual, report.numerator, report.level].filter((form) => form != null);
  if (forms.length !== 1) return null;
  if (report.actual != null) return report.denominator == null ? report.actual : null;
  if (report.level != null) {
    if (!target.measuresReduction || target.baselineValue === null || report.denominator != null) return null;
    return decimal(target.baselineValue - report.level);
  }
  if (report.denominator == null || report.denominator <= 0) return null;
  const numerator = report.numerator!;
  return target.unit === '%' ? decimal((numerator / report.denominator) * 100) : numerator;
}

function decimal(n: number): number {
  return Number(n.toPrecision(12));
}
