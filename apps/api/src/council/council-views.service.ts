import { Inject, Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Database, listSessions, readExposures, readSession } from '@bangvang/persistence';
import { type Page, pageBounds, pageFrom } from '../http/index.js';
import type { SessionFilterDto } from './convening.dto.js';
import { SEES_ALL, SessionAccess } from './session-access.service.js';
import { type SessionSummaryView, type SessionView, sessionView, summaryView } from './session.view.js';

/** Shows sessions to those who may see them. */
@Injectable()
export class CouncilViewsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionAccess) private readonly access: SessionAccess,
  ) {}

  /** Newest meeting first. */
  async list(officer: Officer, query: SessionFilterDto): Promise<Page<SessionSummaryView>> {
    const { after, rows } = pageBounds(query, 2);
    const sessions = await listSessions(this.database, {
      personId: officer.personId,
      bodyIds: officer.posts.map(({ bodyId }) => bodyId),
      all: officer.posts.some(({ role }) => SEES_ALL.includes(role)),
      campaignId: query.campaignId,
      councilCode: query.councilCode,
      after: after && [String(after[0]), String(after[1])],
      limit: rows,
    });
    return pageFrom(sessions, query, ({ meetsAt, id }) => [meetsAt.toISOString(), id], summaryView);
  }

  /** @throws Problem no-such-session */
  async session(officer: Officer, sessionId: string): Promise<SessionView> {
    await this.access.atSession(officer, sessionId);
    const [session, warnings] = await Promise.all([
      readSession(this.database, sessionId, officer.personId),
      readExposures(this.database, sessionId, officer.personId),
    ]);
    return sessionView(session!, warnings);
  }
}
