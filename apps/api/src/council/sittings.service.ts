import { Inject, Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { annulResults, comeIn, type CommandKey, giveOrder, type OrderKind, UnitOfWork } from '@bangvang/persistence';
import type { SessionVersion } from './council-sessions.service.js';
import { SessionAccess } from './session-access.service.js';

/** What happens around the votes of a session: orders, presence, annulled results. Changes when the course of a meeting changes. */
@Injectable()
export class SittingsService {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(SessionAccess) private readonly access: SessionAccess,
  ) {}

  async order(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    order: { readonly kind: OrderKind; readonly note: string | null },
  ): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('order'), command, (tx) => giveOrder(tx, sessionId, officer.personId, order));
  }

  /** A remote member's own act. */
  async comeIn(officer: Officer, command: CommandKey, sessionId: string): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.asMember(), command, (tx) => comeIn(tx, sessionId, officer.personId));
  }

  async annul(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    annulment: { readonly itemIds: readonly string[]; readonly reason: string },
  ): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('annul'), command, (tx) =>
      annulResults(tx, sessionId, officer.personId, annulment),
    );
  }
}
