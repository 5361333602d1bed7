import { type ConcludedVisit, type ProcedureInput, WAKE_SIGNAL } from '@bangvang/contracts';
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';

export const A_DAY_MS = 86_400_000;
const A_SECOND_MS = 1_000;

/** Something new is on file. Carries the version of a fact that is in the rows, so a lost or doubled one does no harm. */
export const wakeProcedure = defineSignal<[version: number, concluded?: ConcludedVisit]>(WAKE_SIGNAL);

/**
 * The wait of a procedure that looks at its rows again and again: until an instant, a wake, or a day, whichever
 * comes first. Whatever woke it, the next look decides; a wake that comes during a look leads to another one.
 */
export function openWatch() {
  let woken = false;
  setHandler(wakeProcedure, () => void (woken = true));

  return {
    /** A look begins: what is signalled from here on is news. */
    watching: () => void (woken = false),

    hasNews: () => woken,

    /**
     * @param wakeAt real instant of the next own act, ms since the epoch; null when only a fact can bring one
     * @param longestMs after which it looks in any case, in ms
     */
    async nextLook(
      procedure: (input: ProcedureInput) => Promise<unknown>,
      id: string,
      wakeAt: number | null,
      longestMs = A_DAY_MS,
    ): Promise<void> {
      await condition(() => woken, patience(wakeAt, longestMs));
      if (!workflowInfo().continueAsNewSuggested) return;
      await condition(allHandlersFinished);
      await continueAsNew<typeof procedure>({ id });
    },
  };
}

/** How long to wait, in ms. An instant already past means that the look did not get on: it waits a second, never less. */
export function patience(wakeAt: number | null, longestMs = A_DAY_MS, now = Date.now()): number {
  if (wakeAt === null) return longestMs;
  return wakeAt > now ? Math.min(Math.ceil(wakeAt - now), longestMs) : A_SECOND_MS;
}
