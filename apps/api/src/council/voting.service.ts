import { Inject, Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import {
  castVote,
  type Choice,
  type CommandKey,
  enterPaperCount,
  type PaperCount,
  UnitOfWork,
  writeOpinion,
} from '@bangvang/persistence';
import type { PaperCountAnswer, VoteAnswer } from './council-answers.view.js';
import { SessionAccess } from './session-access.service.js';

/** Takes votes, written opinions and paper counts. Changes when the ways of voting change. */
@Injectable()
export class VotingService {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(SessionAccess) private readonly access: SessionAccess,
  ) {}

  async vote(officer: Officer, command: CommandKey, itemId: string, choice: Choice): Promise<VoteAnswer> {
    const seat = await this.access.atItem(officer, itemId);
    await this.work.run(seat.asMember(), command, (tx) => castVote(tx, itemId, officer.personId, choice));
    return { itemId, choice };
  }

  async writeOpinion(officer: Officer, command: CommandKey, itemId: string, choice: Choice): Promise<VoteAnswer> {
    const seat = await this.access.atItem(officer, itemId);
    await this.work.run(seat.asMember(), command, (tx) => writeOpinion(tx, itemId, officer.personId, choice));
    return { itemId, choice };
  }

  async countPapers(
    officer: Officer,
    command: CommandKey,
    itemId: string,
    count: PaperCount,
  ): Promise<PaperCountAnswer> {
    const seat = await this.access.atItem(officer, itemId);
    await this.work.run(seat.acting('count-papers'), command, (tx) =>
      enterPaperCount(tx, itemId, officer.personId, count),
    );
    return { itemId };
  }
}
