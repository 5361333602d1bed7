import { condition, defineSignal, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

/** What the bare procedures ask of the world: one row written, the least a durable fact costs. */
export interface BareActivities {
  writeFact(subject: string): Promise<void>;
}

const { writeFact } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '5s' });

export const record = defineUpdate('record');
export const wake = defineSignal('wake');
export const end = defineSignal('end');

/** The engine's own way to take a command: an update whose handler writes by a local activity. */
export async function answering(subject: string): Promise<void> {
  let ended = false;
  setHandler(record, () => writeFact(subject));
  setHandler(end, () => void (ended = true));
  await condition(() => ended);
}

/** As many steps as told: each waits for a signal and writes by one local activity. */
export async function stepping(subject: string, steps: number): Promise<void> {
  let woken = 0;
  setHandler(wake, () => void (woken += 1));
  for (let step = 1; step <= steps; step += 1) {
    await condition(() => woken >= step);
    await writeFact(subject);
  }
}
