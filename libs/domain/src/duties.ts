import { endOfLimit } from './limit.js';
import { plainDate, type LegalDay } from './legal-day.js';
import { addWorkingDays, type WorkingCalendar } from './working-calendar.js';
import type { DeadlineNature } from './deadline.js';

/** What a body owes in a campaign. */
export type DutyKind =
  | 'plan'
  | 'mid-review'
  | 'final-review'
  | 'cluster-papers'
  | 'proposals'
  | 'compiled-report'
  | 'publicity'
  | 'budget'
  | 'mobilising'
  | 'guidance';

/** A standing duty (thường xuyên) lasts as long as the campaign; it is never late. */
export type DutyNature = DeadlineNature | 'standing';

/** When a duty falls due. `count` may be negative; 0 is the very day, never shifted. */
export interface DutyDue {
  readonly from: 'launch' | 'close' | 'mid-review';
  readonly count: number;
  readonly unit: 'working-days' | 'calendar-days';
}

/** A duty as the template of a campaign's kind has it. */
export interface DutyTemplate {
  readonly kind: DutyKind;
  readonly name: string;
  /** Duty codes that give it, or every body the document's responsibilities name. */
  readonly appliesTo: readonly string[] | 'all-addressed';
  /** Only where the code stands first in its paragraph: the body's main duty there, not one named beside others. */
  readonly mainDutyOnly?: boolean;
  readonly due: DutyDue | null;
  readonly nature: DutyNature;
  /** Code of the urging ladder. */
  readonly ladder: string;
}

/** A paragraph of the document that gives duties, with its "who" resolved. */
export interface ResolvedResponsibility {
  readonly ref: string;
  readonly codes: readonly string[];
  readonly bodyIds: readonly string[];
}

/** A duty of one body. `dueOn` is null for a standing duty, and while the day it hangs on is not set. */
export interface PlannedDuty {
  readonly bodyId: string;
  readonly kind: DutyKind;
  readonly name: string;
  /** The paragraphs it comes from, joined by ', '. */
  readonly sourceRef: string;
  readonly nature: DutyNature;
  readonly dueOn: LegalDay | null;
  readonly ladder: string;
}

/** What the duties of a campaign are planned from. */
export interface DutyPlan {
  readonly responsibilities: readonly ResolvedResponsibility[];
  readonly template: readonly DutyTemplate[];
  readonly calendar: WorkingCalendar;
  readonly launchedOn: LegalDay;
  readonly endsOn: LegalDay;
  readonly midReviewOn: LegalDay | null;
}

/**
 * Gives every body its duties: the template of the campaign's kind joined with the document's own codes.
 * @returns one duty per body and kind, in the order of the template, then of the document; of two templates of one kind the first holds
 * @throws Problem no-calendar-year
 */
export function planDuties(plan: DutyPlan): readonly PlannedDuty[] {
  const planned = new Map<string, PlannedDuty>();
  for (const template of plan.template) {
    const { kind, name, due, nature, ladder } = template;
    const dueOn = dueDay(plan, due);
    for (const [bodyId, refs] of refsByBody(plan.responsibilities, template)) {
      const key = JSON.stringify([bodyId, kind]);
      if (planned.has(key)) continue;
      planned.set(key, { bodyId, kind, name, sourceRef: [...refs].join(', '), nature, dueOn, ladder });
    }
  }
  return [...planned.values()];
}

/** The bodies a template reaches, each with the paragraphs that reach it. */
function refsByBody(
  responsibilities: readonly ResolvedResponsibility[],
  { appliesTo, mainDutyOnly }: DutyTemplate,
): ReadonlyMap<string, ReadonlySet<string>> {
  const refs = new Map<string, Set<string>>();
  for (const { ref, codes, bodyIds } of responsibilities) {
    const deciding = mainDutyOnly ? codes.slice(0, 1) : codes;
    if (appliesTo !== 'all-addressed' && !deciding.some((code) => appliesTo.includes(code))) continue;
    for (const bodyId of bodyIds) refs.set(bodyId, (refs.get(bodyId) ?? new Set<string>()).add(ref));
  }
  return refs;
}

/** A count of calendar days ahead is a limit and shifts to a working day; the printed day itself and days before it do not. */
function dueDay(plan: DutyPlan, due: DutyDue | null): LegalDay | null {
  if (due === null) return null;
  const from = { launch: plan.launchedOn, close: plan.endsOn, 'mid-review': plan.midReviewOn }[due.from];
  if (from === null || due.count === 0) return from;
  if (due.unit === 'working-days') return addWorkingDays(plan.calendar, from, due.count);
  if (due.count > 0) return endOfLimit(plan.calendar, from, { count: due.count, unit: 'calendar-days' });
  return plainDate(from).add({ days: due.count }).toString();
}
