import { Inject, Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import {
  type CommandKey,
  Database,
  type Discussion,
  type Minutes,
  readMinutes,
  signCounting,
  type Signed,
  signMinutes,
  UnitOfWork,
  writeMinutes,
} from '@bangvang/persistence';
import type { SessionVersion } from './council-sessions.service.js';
import { SessionAccess } from './session-access.service.js';

/** Drafts, shows and signs the minutes of sessions. Changes when the rules on minutes change. */
@Injectable()
export class MinutesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(SessionAccess) private readonly access: SessionAccess,
  ) {}

  /** Without what the reader stands aside on. @throws Problem no-such-session */
  async read(officer: Officer, sessionId: string): Promise<Minutes> {
    await this.access.atSession(officer, sessionId);
    return (await readMinutes(this.database, sessionId, officer.personId))!;
  }

  async write(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    version: number,
    discussion: Discussion,
  ): Promise<SessionVersion & { number: string }> {
    const seat = await this.access.atSession(officer, sessionId);
    return this.work.run(seat.acting('write-minutes'), command, (tx) =>
      writeMinutes(tx, sessionId, version, discussion),
    );
  }

  /** The secretary signs first; with the last signature all results take effect. */
  async sign(officer: Officer, command: CommandKey, sessionId: string): Promise<Signed> {
    const seat = await this.access.atSession(officer, sessionId);
    const actor = seat.acting('sign');
    const signer = { personId: officer.personId, positionId: actor.positionId };
    return this.work.run(actor, command, (tx) =>
      signMinutes(tx, sessionId, signer, { secretary: seat.signsAsSecretary }),
    );
  }

  /** Tellers, secretary and chair sign the paper of the count, each for himself. */
  async signCounting(officer: Officer, command: CommandKey, sessionId: string): Promise<SessionVersion> {
    const actor = (await this.access.atSession(officer, sessionId)).asMember();
    const signer = { personId: officer.personId, positionId: actor.positionId };
    return this.work.run(actor, command, (tx) => signCounting(tx, sessionId, signer));
  }
}
