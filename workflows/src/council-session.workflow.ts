import type { ProcedureInput, SessionActivities, SessionFile } from '@bangvang/contracts';
import { proxyLocalActivities } from '@temporalio/workflow';
import { openWatch } from './watch.js';

// Local: one transaction each, milliseconds, repeatable. A human waits for none of them.
const { followSession, endSession } = proxyLocalActivities<SessionActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * One session of a council (phiên họp Hội đồng), from its convening to the signed minutes or its cancellation.
 * People convene, vote and sign; the procedure closes each voting window at its end.
 * Started anew on a session already ended, it ends at once.
 * @returns where the session ended
 * @source Decree 91/2017/NĐ-CP, Art. 45(8); the council's own regulation
 */
export async function councilSession({ id }: ProcedureInput): Promise<SessionFile['stage']> {
  const watch = openWatch();
  for (;;) {
    watch.watching();
    const { stage, wakeAt } = await followSession(id);
    if (stage === 'minutes-signed' || stage === 'cancelled') {
      await endSession(id);
      return stage;
    }
    await watch.nextLook(councilSession, id, wakeAt);
  }
}
