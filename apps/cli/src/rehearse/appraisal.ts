import { type SignedInClient, Refused } from './client.js';
import type { Cast } from './cast.js';

interface TaskView {
  readonly id: string;
  readonly kind: string;
  readonly dossierId: string;
}

/** An appraiser claims the next task again and again until the queue holds none of the kind, and acts on each. */
export async function workThroughQueue(
  cast: Cast,
  username: string,
  kind: string,
  act: (appraiser: SignedInClient, dossierId: string) => Promise<void>,
): Promise<number> {
  const appraiser = await cast.named(username);
  for (let done = 0; ; done += 1) {
    const task = await claimNext(appraiser, kind);
    if (!task) return done;
    await act(appraiser, task.dossierId);
  }
}

async function claimNext(appraiser: SignedInClient, kind: string): Promise<TaskView | null> {
  try {
    return await appraiser.post<TaskView>('/tasks/claim-next', { kind });
  } catch (refused) {
    if (refused instanceof Refused && refused.code === 'no-task-to-claim') return null;
    throw refused;
  }
}
