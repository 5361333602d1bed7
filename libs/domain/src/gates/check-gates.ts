import { type Confirmation, confirmationInWords, confirmationOf, type Standing } from '../examination/confirmation.js';
import type { Confidence } from '../regime/confidence.js';
import { inForceOn } from '../regime/dated.js';
import { meritBasis, oneAward } from './achievement-gates.js';
import { nothingPending, periodAfterDiscipline } from './conduct-gates.js';
import type { GateFacts } from './gate-facts.js';
import type { GateCode, GateMoment, GateObservation, GateRule } from './gate.js';
import { headNotBarred } from './head-gate.js';
import { dutiesConfirmed, oldBodyHeard, priorityOf, titleRegistered } from './standing-gates.js';

/** What one gate found, with the clause it rests on. */
export interface GateFinding extends GateObservation {
  readonly code: GateCode;
  readonly effect: GateRule['effect'];
  readonly clause: string;
  readonly confidence: Confidence;
  /** By whose word it was found, where nothing on file could tell; else null. */
  readonly confirmed: Standing | null;
  /** The whole finding as one Vietnamese sentence. */
  readonly sentence: string;
}

/** What all the gates found at one moment. */
export interface GateReport {
  readonly moment: GateMoment;
  /** 'barred': it may not go on; 'needs-person': somebody has to look first; 'clear': it may go on. */
  readonly verdict: 'clear' | 'barred' | 'needs-person';
  /** In the order of the rules; a gate that does not touch the nominee is listed as such. */
  readonly gates: readonly GateFinding[];
}

/**
 * Checks every gate in force on the day at one moment. Unknown never bars: it asks a person.
 * A gate that only advises is listed and decides nothing.
 * @param confirmations what people have confirmed, the oldest first; it counts only where nothing on file can tell
 * @source Law 06/2022/QH15, Art. 5(2); Decree 98/2023/NĐ-CP, Art. 4; Decree 152/2025/NĐ-CP, Art. 4
 */
export function checkGates(
  facts: GateFacts,
  moment: GateMoment,
  rules: readonly GateRule[],
  confirmations: readonly Confirmation[] = [],
): GateReport {
  const gates = inForceOn(rules, facts.day)
    .filter(({ moments }) => moments.includes(moment))
    .map((rule) => explain(rule, CHECKS[rule.code](facts, rule), confirmations));
  const barring = gates.filter(({ effect }) => effect === 'bars');
  const has = (finding: GateObservation['finding']): boolean => barring.some((gate) => gate.finding === finding);
  return { moment, verdict: has('barred') ? 'barred' : has('needs-person') ? 'needs-person' : 'clear', gates };
}

const CHECKS: Readonly<Record<GateCode, (facts: GateFacts, rule: GateRule) => GateObservation>> = {
  NO_PENDING_DISCIPLINE_OR_INVESTIGATION: nothingPending,
  PERIOD_RESTARTS_AFTER_DISCIPLINE: periodAfterDiscipline,
  ONE_ACHIEVEMENT_ONE_AWARD: oneAward,
  AD_HOC_THEMATIC_NOT_A_BASIS: meritBasis,
  NO_LADDER_REQUIRED: () => ({ finding: 'clear', because: 'không đòi hình thức thấp hơn trước' }),
  REPEATABLE: () => ({ finding: 'clear', because: 'đã có cùng hình thức từ lần trước không cản trở' }),
  PRIORITY: priorityOf,
  HEAD_BLOCKED_IF_UNMET_TARGETS: headNotBarred,
  ENTERPRISE_DUTIES: dutiesConfirmed,
  TRANSFER: oldBodyHeard,
  REGISTRATION: titleRegistered,
};

const FINDING_NAMES_VI: Readonly<Record<GateObservation['finding'], string>> = {
  clear: 'Đạt',
  barred: 'Chặn',
  'needs-person': 'Cần người xem xét',
  overridden: 'Được cho phép riêng',
  'not-applicable': 'Không áp dụng',
};

function explain(rule: GateRule, own: GateObservation, confirmations: readonly Confirmation[]): GateFinding {
  const { code, effect, source, confidence } = rule;
  const answer = own.finding === 'needs-person' ? confirmationOf(confirmations, 'gate', code) : null;
  const finding = answer ? (answer.holds ? 'clear' : 'barred') : own.finding;
  const because = answer ? `${own.because}; ${confirmationInWords(answer)}` : own.because;
  const shown = effect === 'advises' && finding === 'clear' ? 'Lưu ý' : FINDING_NAMES_VI[finding];
  return {
    code,
    effect,
    finding,
    because,
    clause: source,
    confidence,
    confirmed: answer?.standing ?? null,
    sentence: `${shown}: ${rule.sentence} (${because}).`,
  };
}
