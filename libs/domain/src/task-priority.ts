import type { DatedRow } from './regime/dated.js';

/** Whom a rule on priorities speaks of. */
export type PriorityGround = 'direct-worker' | 'small-collective';

/** A row of priorities.yaml: tasks on such a nominee's dossier come before others due at the same instant. */
export interface PriorityRule extends DatedRow {
  readonly nominee: PriorityGround;
  /** 0 the highest, 10 the lowest. */
  readonly priority: number;
}

/** The priorities a campaign is run by, frozen at its launch. */
export interface Priorities {
  readonly usual: number;
  readonly rules: readonly Pick<PriorityRule, 'nominee' | 'priority'>[];
}

/** Of a task that no rule speaks of: the middle of 0 … 10. @source OASIS WS-HumanTask 1.1, 3.1 */
export const USUAL_PRIORITY = 5;

/**
 * The priority of a task on a nominee's dossier: the highest that a rule gives, never lower than the usual one.
 * @param priorities null where none was frozen
 * @returns 0 the highest, 10 the lowest
 * @source Decree 91/2017/NĐ-CP, Art. 3; Decree 98/2023/NĐ-CP, Art. 4: direct workers and small collectives come first
 */
export function taskPriority(
  priorities: Priorities | null,
  nominee: { readonly directWorker: boolean; readonly smallCollective: boolean },
): number {
  if (!priorities) return USUAL_PRIORITY;
  const grounds: Readonly<Record<PriorityGround, boolean>> = {
    'direct-worker': nominee.directWorker,
    'small-collective': nominee.smallCollective,
  };
  const given = priorities.rules.filter((rule) => grounds[rule.nominee]).map(({ priority }) => priority);
  return Math.min(priorities.usual, ...given);
}
