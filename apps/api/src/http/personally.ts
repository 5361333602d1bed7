import type { Officer } from '@bangvang/contracts';
import type { Actor } from '@bangvang/persistence';

/** An act of the person himself, from no post: holding a task, standing in, declaring an interest. */
export function personally({ personId }: Officer): Actor {
  return { personId, positionId: null, bodyId: null };
}
