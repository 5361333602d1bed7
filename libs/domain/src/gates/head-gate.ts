import { targetsBarringHead } from '../target.js';
import type { GateFacts, HeadOverride } from './gate-facts.js';
import { barredBy, notApplicable, type GateObservation } from './gate.js';

/**
 * The head of a body with unmet assigned targets is not commended, in a campaign that says so: the head as a person, never
 * the body or its staff. An unreported target asks a person. An override counts with a name, a reason and a document.
 */
export function headNotBarred({ nominee, campaign, headTargets, headOverride }: GateFacts): GateObservation {
  if (!campaign.barsHeads) return notApplicable('phong trào không đặt quy định này');
  if (nominee.kind !== 'individual') return notApplicable('chỉ áp dụng với cá nhân người đứng đầu');
  if (nominee.isHead === false) return notApplicable('không phải người đứng đầu');

  const unmet = targetsBarringHead(headTargets).map(({ target }) => `chỉ tiêu ${target.id} không đạt`);
  const unreported = headTargets.filter(({ actual }) => actual === null);
  const unknown = unreported.map(({ target }) => `chỉ tiêu ${target.id} chưa có kết quả được xác nhận`);
  if (nominee.isHead === null && unmet.length + unknown.length > 0) {
    return barredBy([], ['chưa rõ có phải người đứng đầu hay không'], '');
  }
  const found = barredBy(unmet, unknown, 'các chỉ tiêu được giao đều đạt');
  if (found.finding === 'clear' || !isComplete(headOverride)) return found;
  const { name, reason, document } = headOverride;
  return {
    finding: 'overridden',
    because: `${found.because}; ${name} cho phép xét theo ${document}, lý do: ${reason}`,
  };
}

function isComplete(override: HeadOverride | null): override is HeadOverride {
  return override !== null && [override.name, override.reason, override.document].every((text) => text.trim() !== '');
}
