import { rungsToFire } from '../ladder.js';

/** A step of a duty on the instant at which its body is to be urged, ms since the epoch. */
export interface UrgedStep {
  readonly code: string;
  readonly dueAt: number;
  /** Place in the ladder: of two steps of one instant the later counts. */
  readonly place: number;
}

/**
 * A stretch of time during which one deadline of a duty stood and the duty was owed: neither filed, excused, withdrawn
 * nor held. Instants in ms since the epoch; `to` is exclusive, null while it lasts.
 */
export interface OwedPeriod {
  readonly from: number;
  readonly to: number | null;
  /** Two periods that follow each other under one revision differ by their calendar only. */
  readonly deadlineRev: number;
  /** The ladder's steps for that deadline, by the calendar of the period. */
  readonly steps: readonly UrgedStep[];
}

/** A step sent, under one revision of the deadline. */
export interface SentStep {
  readonly code: string;
  readonly deadlineRev: number;
}

/**
 * What a body hears of one duty, whatever happened to it: the specification of urging.
 *
 * 1. A step is heard only while the duty is owed under the deadline the step belongs to, and once under it.
 * 2. A step whose instant had passed when its deadline came to hold is never heard.
 * 3. Each look sends the latest of the steps due and not yet heard; those missed before it are never heard.
 * 4. A new calendar moves the steps still ahead and no others; one that it moves into the past is never heard.
 * @param periods in the order of time
 * @param looks instants, in order, at which somebody looks what is due; between them everything may be standing still
 */
export function sentRungs(periods: readonly OwedPeriod[], looks: readonly number[]): readonly SentStep[] {
  const sent: SentStep[] = [];
  let open: readonly UrgedStep[] = [];
  let underway = Number.NaN;
  for (const period of periods) {
    const { from, to, deadlineRev } = period;
    open = deadlineRev === underway ? movedSteps(open, period) : period.steps.filter(({ dueAt }) => dueAt > from);
    underway = deadlineRev;
    for (const look of looks.filter((at) => at >= from && (to === null || at < to))) {
      const { send } = rungsToFire(open, look);
      open = open.filter(({ dueAt }) => dueAt > look);
      if (send) sent.push({ code: send.code, deadlineRev });
    }
  }
  return sent;
}

/** The steps not yet heard, on their instants by a new calendar. */
function movedSteps(open: readonly UrgedStep[], { from, steps }: OwedPeriod): readonly UrgedStep[] {
  const moved = new Map(steps.map((step) => [step.code, step]));
  return open.flatMap((step) => {
    if (step.dueAt <= from) return [step];
    const now = moved.get(step.code);
    return now && now.dueAt > from ? [now] : [];
  });
}
