import { Body, Controller, Inject, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { PaperCountAnswer, VoteAnswer } from './council-answers.view.js';
import { ItemPath } from './council-paths.dto.js';
import { ChoiceDto, PaperCountDto } from './voting.dto.js';
import { COUNCIL_PEOPLE } from './session-access.service.js';
import { VotingService } from './voting.service.js';

/** Voting on one item: named votes, written opinions of absent members, counts of paper ballots. */
@ApiTags('council')
@Controller('session-items/:itemId')
export class VotingController {
  constructor(@Inject(VotingService) private readonly voting: VotingService) {}

  /** Votes as a member who is present. */
  @Put('vote')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('no-such-session', 'not-a-member', 'member-absent', 'item-not-open', 'deadline-passed', 'already-voted')
  vote(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { itemId }: ItemPath,
    @Body() { choice }: ChoiceDto,
  ): Promise<VoteAnswer> {
    return this.voting.vote(officer, command, itemId, choice);
  }

  /** Gives the written opinion of a member who is absent; it counts. */
  @Put('written-opinion')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('no-such-session', 'not-a-member', 'member-present', 'item-not-open', 'deadline-passed', 'already-voted')
  writeOpinion(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { itemId }: ItemPath,
    @Body() { choice }: ChoiceDto,
  ): Promise<VoteAnswer> {
    return this.voting.writeOpinion(officer, command, itemId, choice);
  }

  /** Enters or corrects one's own count of the paper ballots; two people count. */
  @Put('paper-count')
  @OnlyFor('appraisal-lead', ...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('item-not-open', 'tally-impossible')
  countPapers(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { itemId }: ItemPath,
    @Body() count: PaperCountDto,
  ): Promise<PaperCountAnswer> {
    return this.voting.countPapers(officer, command, itemId, count);
  }
}
