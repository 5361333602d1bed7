import { Inject, Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import {
  type Attendance,
  cancelSession,
  changeAgenda,
  closeSession,
  type CommandKey,
  type Convening,
  conveneSession,
  deferItems,
  type ItemsOpening,
  markAttendance,
  openItems,
  openSession,
  type Recusal,
  recuse,
  UnitOfWork,
} from '@bangvang/persistence';
import { SessionAccess } from './session-access.service.js';

/** The answer of most commands on a session. */
export interface SessionVersion {
  readonly version: number;
}

/** Calls, leads and records sessions. Changes when the order of a session changes. */
@Injectable()
export class CouncilSessionsService {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(SessionAccess) private readonly access: SessionAccess,
  ) {}

  async convene(officer: Officer, command: CommandKey, convening: Convening): Promise<{ id: string; version: number }> {
    const seat = await this.access.atCouncil(officer, convening.councilCode);
    return this.work.run(seat.acting('convene'), command, (tx) => conveneSession(tx, officer.personId, convening));
  }

  async changeAgenda(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    version: number,
    dossierIds: readonly string[],
  ): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('convene'), command, (tx) => changeAgenda(tx, sessionId, version, dossierIds));
  }

  async markAttendance(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    version: number,
    attendance: Attendance,
  ): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('mark-attendance'), command, (tx) =>
      markAttendance(tx, sessionId, version, attendance, officer.personId),
    );
  }

  /** A member stands aside himself; for others it is recorded by whom the council's rules name. */
  async recuse(officer: Officer, command: CommandKey, sessionId: string, recusal: Recusal): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    const actor = recusal.personId === officer.personId ? seat.asMember() : seat.acting('recuse');
    return this.work.run(actor, command, (tx) => recuse(tx, sessionId, recusal));
  }

  /** Whoever presides and opens himself orders it by his act; for the secretary an order must be on file. */
  async open(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    version: number,
    secretOnPaper: boolean,
  ): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    const presiding = seat.may('order') ? officer.personId : null;
    return this.work.run(seat.acting('open'), command, (tx) =>
      openSession(tx, sessionId, version, { presiding, secretOnPaper }),
    );
  }

  async openItems(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    opening: ItemsOpening,
  ): Promise<SessionVersion & { opened: readonly string[]; withdrawn: readonly string[] }> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('vote'), command, (tx) => openItems(tx, sessionId, opening));
  }

  async deferItems(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    itemIds: readonly string[],
    reason: string,
  ): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('defer'), command, (tx) => deferItems(tx, sessionId, itemIds, reason));
  }

  async close(officer: Officer, command: CommandKey, sessionId: string): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('close'), command, (tx) => closeSession(tx, sessionId));
  }

  async cancel(officer: Officer, command: CommandKey, sessionId: string, reason: string): Promise<SessionVersion> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('cancel'), command, (tx) => cancelSession(tx, sessionId, reason));
  }
}
