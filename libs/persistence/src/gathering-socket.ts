import { Socket } from 'node:net';

/**
 * The way to the database for statements asked for together: they leave in one piece at the end of the turn, where the
 * driver would send each by itself. Sending is the dearest part of a short statement.
 */
export class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}
