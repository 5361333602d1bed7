import { isAllowed } from '../tasks/excluded.js';
import { besidePosition, type Viewer } from '../tasks/viewer.js';

/** Overdue; due by the end of the legal day, or of its week (Sunday); without any due date. */
export type DueWindow = 'overdue' | 'today' | 'week' | 'none';

/** Which tasks of a list are wanted; null: whatever it is. */
export interface TaskFilter {
  /** Words of nominee, proposing body or award in any order, with or without accents, or the beginning of a submission's number. */
  readonly words: string | null;
  readonly kind: string | null;
  readonly campaignId: string | null;
  readonly awardCode: string | null;
  readonly proposerId: string | null;
  readonly due: DueWindow | null;
  /** This priority or a higher one: 0 is the highest. */
  readonly priority: number | null;
  readonly nomineeKind: 'individual' | 'collective' | 'household' | null;
  readonly directWorker: boolean | null;
}

export const EVERYTHING: TaskFilter = {
  ...{ words: null, kind: null, campaignId: null, awardCode: null, proposerId: null },
  ...{ due: null, priority: null, nomineeKind: null, directWorker: null },
};

/** Whether the filter lets everything pass: then the list is read by the order of its index alone. */
export function passesAll(filter: TaskFilter): boolean {
  return Object.values(filter).every((wanted) => wanted === null);
}

/** The values of a statement in the making: each is given a placeholder. */
export class Placeholders {
  readonly values: unknown[] = [];

  /** @returns the placeholder, e.g. `$3` */
  of(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

const TODAY = `(legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;
const STARTS = (day: string): string => `((${day})::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')`;

/** Due instants are the exclusive ends of days. Each bound is a query of its own, so that the index is entered by it. */
const DUE: Readonly<Record<DueWindow, (column: string) => string>> = {
  overdue: (due) => `${due} <= (SELECT legal_now())`,
  today: (due) => `${due} > (SELECT legal_now()) AND ${due} <= (SELECT ${STARTS(`${TODAY} + 1`)})`,
  week: (due) =>
    `${due} > (SELECT legal_now()) AND ${due} <= (SELECT ${STARTS(`date_trunc('week', ${TODAY}::timestamp)::date + 7`)})`,
  none: (due) => `${due} = 'infinity'`,
};

/** SQL: the due instants wanted, ready to follow a condition; a range of the list's own order. */
export function dueCondition({ due }: TaskFilter): string {
  return anded([due !== null && DUE[due]('t.due_at')]);
}

/** SQL: what the task's other columns must be. */
export function taskConditions(filter: TaskFilter, at: Placeholders): string {
  const asked = [
    filter.kind !== null && `t.kind = ${at.of(filter.kind)}`,
    filter.campaignId !== null && `t.campaign_id = ${at.of(filter.campaignId)}`,
    filter.priority !== null && `t.priority <= ${at.of(filter.priority)}`,
  ];
  return anded(asked);
}

/** SQL: what dossier `d` and nominee `n` must be. */
export function dossierConditions(filter: TaskFilter, at: Placeholders): string {
  const asked = [
    filter.awardCode !== null && `d.award_code = ${at.of(filter.awardCode)}`,
    filter.proposerId !== null && `d.body_id = ${at.of(filter.proposerId)}`,
    filter.nomineeKind !== null && `n.kind = ${at.of(filter.nomineeKind)}`,
    filter.directWorker !== null && `n.direct_worker = ${at.of(filter.directWorker)}`,
  ];
  return anded(asked);
}

/** SQL: whether the words sought are those of dossier `d`, asked row by row. */
export function wordsCondition(words: string, at: Placeholders): string {
  const sought = at.of(words);
  return ` AND (EXISTS (SELECT FROM dossier_words w WHERE w.dossier_id = d.id AND w.search @@ (SELECT name_query(${sought}, true)))
    OR EXISTS (SELECT FROM submission s WHERE s.id = d.submission_id AND lower(s.number) ^@ lower(${sought})))`;
}

/** SQL: whether the viewer may handle it. Whoever holds a task already has been asked. */
export function allowedCondition(at: Placeholders, viewer: Viewer): string {
  const absent = viewer.absentIds.some((id) => id !== null)
    ? besidePosition('t.group_id', at.of(viewer.positionIds), at.of(viewer.absentIds))
    : undefined;
  return isAllowed('t.kind', at.of(viewer.personId), at.of(viewer.bodyIds), absent);
}

function anded(asked: readonly (string | false)[]): string {
  return asked.map((condition) => (condition === false ? '' : ` AND ${condition}`)).join('');
}
