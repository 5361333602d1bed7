import type { DatedRow } from '../regime/dated.js';

/** The gates of the law (điều kiện chặn), checked before the proposal, before the vote and again before the decision. */
export const GATE_CODES = [
  'NO_PENDING_DISCIPLINE_OR_INVESTIGATION',
  'PERIOD_RESTARTS_AFTER_DISCIPLINE',
  'ONE_ACHIEVEMENT_ONE_AWARD',
  'AD_HOC_THEMATIC_NOT_A_BASIS',
  'NO_LADDER_REQUIRED',
  'REPEATABLE',
  'PRIORITY',
  'HEAD_BLOCKED_IF_UNMET_TARGETS',
  'ENTERPRISE_DUTIES',
  'TRANSFER',
  'REGISTRATION',
] as const;
export type GateCode = (typeof GATE_CODES)[number];

/** When gates are checked. */
export const GATE_MOMENTS = ['proposal', 'vote', 'decision'] as const;
export type GateMoment = (typeof GATE_MOMENTS)[number];

/** One gate as the law has it in a time: a row of gates.yaml. */
export interface GateRule extends DatedRow {
  readonly code: GateCode;
  /** 'advises' never stops anything: it tells people what the law allows or prefers. */
  readonly effect: 'bars' | 'advises';
  readonly moments: readonly GateMoment[];
  /** 'always' or only where the campaign has chosen it. */
  readonly applies: 'always' | 'campaign-option';
  /** TRANSFER only: months of service at the old body from which its opinion is needed. Absent: always. */
  readonly minMonths?: number;
  /** What the gate asks, in Vietnamese. */
  readonly sentence: string;
}

/** What a gate found, before its rule is put beside it. Unknown is never 'barred'. */
export interface GateObservation {
  readonly finding: 'clear' | 'barred' | 'needs-person' | 'overridden' | 'not-applicable';
  /** What was found, in Vietnamese, for the reader of the dossier. */
  readonly because: string;
}

/** The gate does not touch this nominee. */
export function notApplicable(because: string): GateObservation {
  return { finding: 'not-applicable', because };
}

/** Barred where there is something that bars, else asking where something is unknown, else clear. */
export function barredBy(barring: readonly string[], unknown: readonly string[], clear: string): GateObservation {
  if (barring.length > 0) return { finding: 'barred', because: barring.join('; ') };
  if (unknown.length > 0) return { finding: 'needs-person', because: unknown.join('; ') };
  return { finding: 'clear', because: clear };
}
