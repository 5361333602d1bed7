import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { ItemsDto } from '../council/convening.dto.js';
import { SessionVersionAnswer } from '../council/council-answers.view.js';
import { SessionPath } from '../council/council-paths.dto.js';
import { COUNCIL_PEOPLE } from '../council/session-access.service.js';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { ballotFormView, BallotFormView, PaperBallotsAnswer, TokensAnswer } from './ballots.view.js';
import { PaperBallotsDto, SealingKeyDto, TokensDto } from './sealing.dto.js';
import { SecretVotingService } from './secret-voting.service.js';

/** Secret votes of a session (bỏ phiếu kín) before they are cast: the session's key, tokens, papers. */
@ApiTags('ballots')
@Controller('council-sessions/:sessionId')
export class SecretVotingController {
  constructor(@Inject(SecretVotingService) private readonly voting: SecretVotingService) {}

  /** Puts the public half of the session's key on file, once, before the opening; its three shares are files of chair, secretary and teller. */
  @Put('sealing-key')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('session-already-open', 'session-not-open', 'already-recorded', 'not-a-member')
  seal(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() sealing: SealingKeyDto,
  ): Promise<SessionVersionAnswer> {
    return this.voting.seal(officer, command, sessionId, sealing);
  }

  /** Makes the vote on items secret, before it is opened; it cannot be undone. */
  @Post('items/secrecy')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('session-not-open')
  makeSecret(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() { itemIds }: ItemsDto,
  ): Promise<SessionVersionAnswer> {
    return this.voting.makeSecret(officer, command, sessionId, itemIds);
  }

  /** My ballot form: the items I may vote on by token, their keys, and what I was given already. */
  @Get('ballot-form')
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-session', 'not-a-member')
  async form(@SignedIn() officer: Officer, @Param() { sessionId }: SessionPath): Promise<BallotFormView> {
    return ballotFormView(await this.voting.form(officer, sessionId));
  }

  /** Draws my tokens, all or none, before their items are opened. The same request again is signed the same, until the items close. */
  @Post('tokens')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('not-a-member', 'token-drawn', 'drawing-ended', 'keys-missing')
  async drawTokens(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() { blinded }: TokensDto,
  ): Promise<TokensAnswer> {
    return { signatures: await this.voting.drawTokens(officer, command, sessionId, blinded) };
  }

  /** Hands a member paper ballots instead of tokens: he stands on the roll, and votes in the room. */
  @Post('paper-ballots')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('not-a-member', 'not-eligible', 'token-drawn', 'item-not-open')
  handPapers(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() { personId, itemIds }: PaperBallotsDto,
  ): Promise<PaperBallotsAnswer> {
    return this.voting.handPapers(officer, command, sessionId, personId, itemIds);
  }
}
