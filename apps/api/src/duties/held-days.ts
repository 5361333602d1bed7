import { dayOf, endAfterSuspension, type WorkingCalendar } from '@bangvang/domain';
import { workingDaysAfter } from '@bangvang/persistence';

/** The day a duty falls due after its time stood still, and for how many working days it did. Instants in ms since the epoch. */
export function dayAfterHold(
  calendar: WorkingCalendar,
  dueOn: string,
  heldAt: number,
  now: number,
): { readonly dueOn: string; readonly stood: number } {
  const stood = workingDaysAfter(calendar, dayOf(heldAt), dayOf(now));
  return { dueOn: endAfterSuspension(calendar, dueOn, stood), stood };
}
