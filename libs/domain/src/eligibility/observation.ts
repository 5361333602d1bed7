import { findingOf, type Finding } from './finding.js';

/** What one criterion found on file. */
export interface Observation {
  readonly finding: Finding;
  /** What is on file, in Vietnamese; takes the place of `{have}`. */
  readonly have: string;
  /** The pieces of evidence used, in Vietnamese. */
  readonly used: readonly string[];
}

/** What is said where nothing is on file. */
export const NOTHING_ON_FILE = 'chưa có dữ liệu';

/** Nothing is on file: a person has to look. */
export const UNKNOWN: Observation = { finding: 'needs-person', have: NOTHING_ON_FILE, used: [] };

/** Puts a yes, a no or an unknown into words. */
export function observed(holds: boolean | null, have: string, used: readonly string[] = []): Observation {
  return { finding: findingOf(holds), have, used };
}
