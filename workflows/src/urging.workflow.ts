import type { ProcedureInput, UrgingActivities } from '@bangvang/contracts';
import { proxyLocalActivities } from '@temporalio/workflow';
import { A_DAY_MS, openWatch } from './watch.js';

/**
 * Whatever brings a rung sooner wakes it, and the rows know the next one: a look in between is a precaution only, and a
 * year of them must fit into one history.
 */
const LONGEST_MS = 14 * A_DAY_MS;

// Local: each page of duties is one transaction of its own; a repeat finds what was fired as fired.
const { fireRungs, endUrging } = proxyLocalActivities<UrgingActivities>({
  startToCloseTimeout: '60s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * The urging (đôn đốc) of all bodies of one campaign: one procedure for all of them, which sleeps until the next rung of
 * any open duty. Filings, excuses and extensions change the rows; what is no longer owed is not urged.
 * It ends when no open duty has a rung ahead; a deadline given later starts it anew.
 * @source design of the ladder, domain reference, section 7
 */
export async function urging({ id }: ProcedureInput): Promise<void> {
  const { watching, hasNews, nextLook } = openWatch();
  for (;;) {
    watching();
    const { openDuties, wakeAt } = await fireRungs(id);
    if (openDuties > 0) {
      await nextLook(urging, id, wakeAt, LONGEST_MS);
      continue;
    }
    await endUrging(id);
    if (!hasNews()) return;
  }
}
