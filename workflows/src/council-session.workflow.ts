import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { ProcedureInput, SessionActivities, SessionFile } from '@bangvang/contracts';
import { WAKE_SIGNAL } from '@bangvang/contracts';

// Local: one transaction each, milliseconds, repeatable. A human waits for none of them.
const { followSession, endSession } = proxyLocalActivities<SessionActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Something new is on the session's file. Carries the file's version only, so a lost or doubled one does no harm. */
export const wakeSession = defineSignal<[version: number]>(WAKE_SIGNAL);

/**
 * One session of a council (phiên họp Hội đồng), from its convening to the signed minutes or its cancellation.
 * People convene, vote and sign; the procedure closes each voting window at its end.
 * Started anew on a session already ended, it ends at once.
 * @returns where the session ended
 * @source Decree 91/2017/NĐ-CP, Art. 45(8); the council's own regulation
 */
export async function councilSession({ id }: ProcedureInput): Promise<SessionFile['stage']> {
  let announced = 0;
  setHandler(wakeSession, (version) => void (announced = Math.max(announced, version)));

  for (;;) {
    const { version, stage, wakeAt } = await followSession(id);
    if (stage === 'minutes-signed' || stage === 'cancelled') {
      await endSession(id);
      return stage;
    }
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof councilSession>({ id });
    }
    await nextFactOrWindow(() => announced > version, wakeAt);
  }
}

/** Waits until a newer fact is announced or the next voting window ends, whichever comes first. */
async function nextFactOrWindow(changed: () => boolean, wakeAt: number | null): Promise<void> {
  if (wakeAt === null) return condition(changed);
  await condition(changed, Math.max(1, wakeAt - Date.now()));
}
