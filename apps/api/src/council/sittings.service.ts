import { Inject, Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import {
  adjournSession,
  annulResults,
  changeNotice,
  comeIn,
  type CommandKey,
  extendOpinions,
  giveOrder,
  type NoticeTerms,
  type OrderKind,
  resumeSession,
  takeInMembership,
  UnitOfWork,
} from '@bangvang/persistence';
import type { SessionVersion } from './council-sessions.service.js';
import { SessionAccess } from './session-access.service.js';

/** What happens around the votes of a session: notice, orders, presence, breaks, annulled results. Changes when the course of a meeting changes. */
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

  async changeNotice(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    version: number,
    terms: NoticeTerms,
  ): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('convene'), command, (tx) => changeNotice(tx, sessionId, version, terms));
  }

  async extendOpinions(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    version: number,
    until: number,
  ): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('convene'), command, (tx) => extendOpinions(tx, sessionId, version, until));
  }

  async takeInMembership(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    version: number,
  ): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('convene'), command, (tx) => takeInMembership(tx, sessionId, version));
  }

  async adjourn(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    adjournment: { readonly reason: string; readonly resumesAt: number },
  ): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('adjourn'), command, (tx) => adjournSession(tx, sessionId, adjournment));
  }

  async resume(officer: Officer, command: CommandKey, sessionId: string): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('adjourn'), command, (tx) => resumeSession(tx, sessionId));
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
