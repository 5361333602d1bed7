import { Inject, Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { closeItems, type CommandKey, UnitOfWork } from '@bangvang/persistence';
import type { SigningKey } from '@bangvang/platform';
import { BallotBox } from '../ballot-box/ballot-box.js';
import { SIGNING_KEY } from '../ballot-box/signing-key.js';
import type { SessionVersionAnswer } from './council-answers.view.js';
import { SessionAccess } from './session-access.service.js';

/** Closes votes. Changes when what a closing fixes changes. */
@Injectable()
export class ClosingService {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(SessionAccess) private readonly access: SessionAccess,
    @Inject(BallotBox) private readonly box: BallotBox,
    @Inject(SIGNING_KEY) private readonly key: SigningKey,
  ) {}

  /** Ballots sent in time that wait here for their tick are in the box before it is closed. */
  async closeItems(
    officer: Officer,
    command: CommandKey,
    sessionId: string,
    itemIds: readonly string[],
  ): Promise<SessionVersionAnswer> {
    const seat = await this.access.atSession(officer, sessionId);
    const actor = seat.acting('vote');
    await this.box.flush();
    return this.work.run(actor, command, (tx) => closeItems(tx, sessionId, itemIds, this.key));
  }
}
