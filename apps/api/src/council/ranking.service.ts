import { Inject, Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { type CommandKey, Database, readRanking, settleRanking, UnitOfWork } from '@bangvang/persistence';
import type { SessionVersion } from './council-sessions.service.js';
import type { RankingDto } from './ranking.dto.js';
import type { RankedItemView } from './ranking.view.js';
import { SessionAccess } from './session-access.service.js';

/** Shows and settles the ranking of a cluster's session. Changes when the rules on acclamation change. */
@Injectable()
export class RankingService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(SessionAccess) private readonly access: SessionAccess,
  ) {}

  /** @throws Problem no-such-session; no-such-thing where it is no cluster's session */
  async read(officer: Officer, sessionId: string): Promise<RankedItemView[]> {
    await this.access.atSession(officer, sessionId);
    const ranking = await readRanking(this.database, sessionId, officer.personId);
    if (!ranking) throw new Problem('no-such-thing', 'Phiên họp này không suy tôn của cụm, khối thi đua.');
    return [...ranking];
  }

  /** Whoever may give the council's orders puts equal votes in order. */
  async settle(officer: Officer, command: CommandKey, sessionId: string, order: RankingDto): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('order'), command, (tx) => settleRanking(tx, sessionId, officer.personId, order));
  }
}
