import type { LadderStep } from '../ladder.js';

/** A part of the working day, 'HH:MM'; `to` is exclusive. */
export interface OfficeSpan {
  readonly from: string;
  readonly to: string;
}

/** Tells whether everybody a step tells is told within one part of the working day, spread and all. */
export function isInOfficeHours({ at, spread, overdueList }: LadderStep, spans: readonly OfficeSpan[]): boolean {
  const first = minutesOf(at);
  const last = first + (spread && !overdueList ? spread.minutes : 1);
  return spans.some(({ from, to }) => minutesOf(from) <= first && last <= minutesOf(to));
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}
