import type { LadderStep } from '../ladder.js';

type SpreadStep = Pick<LadderStep, 'spread' | 'overdueList'>;

const MINUTE_MS = 60_000;
const HEX = 16;
const TAIL = 8;

/**
 * How long after its step's clock time a body is urged, in ms: always the same for one body in one campaign, and evenly
 * spread over all bodies. `raiseRungs` says the same in SQL. The list to the issuer is not spread: it is one.
 * @param campaignId, bodyId uuids; their last digits are random
 */
export function spreadOffset(step: SpreadStep, campaignId: string, bodyId: string): number {
  if (!step.spread || step.overdueList) return 0;
  const { minutes, tickMinutes } = step.spread;
  const ticks = Math.max(1, Math.floor(minutes / tickMinutes));
  return (((tail(campaignId) ^ tail(bodyId)) >>> 0) % ticks) * tickMinutes * MINUTE_MS;
}

/** How long after its step's clock time the last body is urged at most, in ms. */
export function lastOffset({ spread, overdueList }: SpreadStep): number {
  if (!spread || overdueList) return 0;
  const ticks = Math.max(1, Math.floor(spread.minutes / spread.tickMinutes));
  return (ticks - 1) * spread.tickMinutes * MINUTE_MS;
}

function tail(uuid: string): number {
  return Number.parseInt(uuid.slice(-TAIL), HEX);
}
