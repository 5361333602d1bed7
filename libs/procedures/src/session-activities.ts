import { Injectable } from '@nestjs/common';
import type { SessionActivities, SessionFile } from '@bangvang/contracts';
import { type BoardSigner, endSession, followSession, UnitOfWork } from '@bangvang/persistence';

/** What the procedure of a council session asks of the world, on the rows. */
@Injectable()
export class SessionActivitiesOnRows implements SessionActivities {
  constructor(
    private readonly work: UnitOfWork,
    private readonly signer: BoardSigner,
  ) {}

  followSession(sessionId: string): Promise<SessionFile> {
    return this.work.asProcedure((tx) => followSession(tx, sessionId, this.signer));
  }

  endSession(sessionId: string): Promise<void> {
    return this.work.asProcedure((tx) => endSession(tx, sessionId));
  }
}
