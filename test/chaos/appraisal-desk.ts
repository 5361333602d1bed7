import type { PersistentClient } from '../support/persistent-client.js';
import type { Ledger } from './ledger.js';

export type TaskKind = 'reception' | 'appraisal';

/**
 * An appraiser claims the next task of either kind and concludes it, until told that nothing more will come.
 * @param mayAct false while the pace asks to wait
 * @param over whether the queue, once empty, stays empty
 */
export async function workThroughQueues(
  appraiser: PersistentClient,
  ledger: Ledger,
  mayAct: () => boolean,
  over: () => boolean,
  moment: () => Promise<void>,
): Promise<void> {
  for (;;) {
    if (!mayAct()) await moment();
    else if (
      !(await handleNext(appraiser, ledger, 'reception')) &&
      !(await handleNext(appraiser, ledger, 'appraisal'))
    ) {
      if (over()) return;
      await moment();
    }
  }
}

/** @returns whether there was a task to claim */
export async function handleNext(appraiser: PersistentClient, ledger: Ledger, kind: TaskKind): Promise<boolean> {
  const claimed = await appraiser.act({ method: 'POST', path: '/tasks/claim-next', body: { kind } });
  if (!claimed.done) {
    if (claimed.code === 'no-task-to-claim') return false;
    throw new Error(`${claimed.code}: ${JSON.stringify(claimed.problem)}`);
  }
  const { id, dossierId } = claimed.answer as { id: string; dossierId: string };
  ledger.note('claim', id);
  const reasons = `${kind} ${dossierId} của ${appraiser.username}`;
  const body = kind === 'reception' ? { outcome: 'received', reasons } : { finding: 'sound', reasons };
  await appraiser.must({ method: 'PUT', path: `/dossiers/${dossierId}/${kind}`, body });
  ledger.note(kind, reasons);
  return true;
}
