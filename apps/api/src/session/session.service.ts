import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Database, readClock } from '@bangvang/persistence';
import type { SignedInView } from './session.dto.js';

/** Tells the signed-in officer who they are here. */
@Injectable()
export class SessionService {
  constructor(private readonly database: Database) {}

  async view({ personId, fullName, posts }: Officer): Promise<SignedInView> {
    const { mode, legalNow } = await readClock(this.database);
    return { personId, fullName, posts: [...posts], mode, legalNowAt: new Date(legalNow).toISOString() };
  }
}
