import type { Completeness, Defect } from '../completeness/completeness.js';
import type { Assessment } from '../eligibility/assess.js';
import type { GateReport } from '../gates/check-gates.js';

/** One thing an examination found: of a criterion, of a gate, or of the papers. */
export interface Point {
  readonly of: 'criterion' | 'gate' | 'paper';
  /** Code of the criterion, the gate or the defect. */
  readonly code: string;
  /** The paper or decision in question; null where there is none. */
  readonly about: string | null;
  /** The finding of the criterion or gate; of a paper 'fault', 'asks' or 'confirmed'. */
  readonly finding: string;
  readonly sentence: string;
  readonly clause: string;
}

/** A point as it is kept of a submission: what was found, not why. */
export type FiledPoint = Pick<Point, 'of' | 'code' | 'about' | 'finding'>;

/** What is found otherwise now than when the dossier was submitted. */
export interface Change {
  readonly of: Point['of'];
  readonly code: string;
  readonly about: string | null;
  /** null: nothing was found of it at the submission. */
  readonly filed: string | null;
  /** null: nothing is found of it any more. */
  readonly now: string | null;
  /** Why, as found now; empty where nothing is. */
  readonly sentence: string;
  readonly clause: string;
}

/** All that an examination found, point by point. Gates are told once, not as open papers again. */
export function pointsOf(assessment: Assessment, { gates }: GateReport, completeness: Completeness): Point[] {
  const { defects, asks, confirmed } = completeness;
  return [
    ...assessment.criteria.map((found): Point => ({ ...pick(found), of: 'criterion', about: null })),
    ...gates.map((found): Point => ({ ...pick(found), of: 'gate', about: null })),
    ...paperPoints(defects, 'fault'),
    ...paperPoints(asks, 'asks'),
    ...paperPoints(confirmed, 'confirmed'),
  ];
}

/** The part of the points that is kept with a submission. */
export function filedPoints(points: readonly Point[]): FiledPoint[] {
  return points.map(({ of, code, about, finding }) => ({ of, code, about, finding }));
}

/**
 * What differs since the submission, in the order of what is found now. A gate that is not asked at the present moment is
 * no difference.
 */
export function changesSince(filed: readonly FiledPoint[], now: readonly Point[]): Change[] {
  const before = new Map(filed.map((point) => [keyOf(point), point]));
  const present = new Set(now.map(keyOf));
  return [
    ...now
      .filter((point) => before.get(keyOf(point))?.finding !== point.finding)
      .map(({ finding, ...point }) => ({ ...point, filed: before.get(keyOf(point))?.finding ?? null, now: finding })),
    ...filed
      .filter((point) => point.of !== 'gate' && !present.has(keyOf(point)))
      .map(({ finding, ...point }) => ({ ...point, filed: finding, now: null, sentence: '', clause: '' })),
  ];
}

function pick({ code, finding, sentence, clause }: Pick<Point, 'code' | 'finding' | 'sentence' | 'clause'>) {
  return { code, finding, sentence, clause };
}

function paperPoints(defects: readonly Defect[], finding: 'fault' | 'asks' | 'confirmed'): Point[] {
  return defects
    .filter(({ code }) => code !== 'gate-open')
    .map(({ code, paper, check, sentence, clause }) => ({
      ...{ of: 'paper', code, about: paper ?? check?.about ?? null, finding, sentence, clause },
    }));
}

function keyOf({ of, code, about }: Omit<FiledPoint, 'finding'>): string {
  return `${of}/${code}/${about ?? ''}`;
}
