import type { DatedRow } from '../regime/dated.js';

/** The most of an award that may be given, as a share of something counted in the same year. */
export interface Cap extends DatedRow {
  readonly award: string;
  readonly percent: number;
  /** What is counted, in Vietnamese. */
  readonly base: string;
  /** false: applies only where a province has chosen it. */
  readonly mandatory: boolean;
}

/** How a number of proposals stands against a cap. */
export interface CapFinding {
  readonly finding: 'within' | 'over' | 'needs-person';
  /** The most that may be given; null while the base is unknown. */
  readonly most: number | null;
  readonly sentence: string;
  readonly clause: string;
}

/** The most a cap allows: rounded down. Who goes through among equals is for the council to say. */
export function mostAllowed({ percent }: Pick<Cap, 'percent'>, baseCount: number): number {
  return Math.floor((percent * baseCount) / 100);
}

/** Holds a number of proposals against a cap. @param baseCount null: not counted yet */
export function checkCap(cap: Cap, baseCount: number | null, proposed: number): CapFinding {
  const rule = `Không quá ${cap.percent}% của ${cap.base}`;
  if (baseCount === null) {
    return {
      finding: 'needs-person',
      most: null,
      sentence: `Cần người xem xét: ${rule}; chưa đếm.`,
      clause: cap.source,
    };
  }
  const most = mostAllowed(cap, baseCount);
  return {
    finding: proposed <= most ? 'within' : 'over',
    most,
    sentence: `${rule}: ${baseCount} thì tối đa ${most}, đang đề nghị ${proposed}.`,
    clause: cap.source,
  };
}
