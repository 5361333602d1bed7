import { lastOffset, type WorkingCalendar } from '@bangvang/domain';
import type { FrozenProcedure } from '@bangvang/persistence';
import { stepsOf } from './campaign-plan.js';

/** A rung as it would come: the first and the last body's instant, ms since the epoch. */
export interface PlannedRung {
  readonly step: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly tells: readonly string[];
  readonly channels: readonly string[];
  readonly letter: boolean;
  readonly overdueList: boolean;
}

/** A day on which a kind of duty would fall due, and the rungs before and after it. */
export interface KindPlan {
  readonly dueOn: string;
  readonly rungs: readonly PlannedRung[];
}

/** The urging of one kind of duty before a change, and after it; `before` is null where nothing is launched yet. */
export interface PlannedKind {
  readonly kind: string;
  readonly name: string;
  /** Bodies whose duty follows the campaign. */
  readonly duties: number;
  /** Bodies whose duty has a day of its own and stays. */
  readonly ownDeadlines: number;
  readonly before: KindPlan | null;
  readonly after: KindPlan;
}

/** The urging of a kind of duty due on a day. @throws Problem no-calendar-year */
export function planKind(procedure: FrozenProcedure, calendar: WorkingCalendar, kind: string, dueOn: string): KindPlan {
  const rungs = stepsOf(procedure, calendar, [{ kind, dueOn }]).map((step) => ({
    step: step.code,
    firstAt: step.dueAt,
    lastAt: step.dueAt + lastOffset(step),
    ...{ tells: step.tells, channels: step.channels, letter: step.letter !== null, overdueList: step.overdueList },
  }));
  return { dueOn, rungs };
}
