import { Injectable } from '@nestjs/common';
import type { SessionActivities, SessionFile } from '@bangvang/contracts';
import { endSession, followSession, UnitOfWork } from '@bangvang/persistence';

/** What the procedure of a council session asks of the world, on the rows. */
@Injectable()
export class SessionActivitiesOnRows implements SessionActivities {
  constructor(private readonly work: UnitOfWork) {}

  followSession(sessionId: string): Promise<SessionFile> {
    return this.work.asProcedure((tx) => followSession(tx, sessionId));
  }

  endSession(sessionId: string): Promise<void> {
    return this.work.asProcedure((tx) => endSession(tx, sessionId));
  }
}
