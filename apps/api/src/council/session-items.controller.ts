import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { ClosingService } from './closing.service.js';
import { DeferralDto, ItemsDto } from './convening.dto.js';
import { ItemsOpenedAnswer, SessionVersionAnswer } from './council-answers.view.js';
import { SessionPath } from './council-paths.dto.js';
import { CouncilSessionsService } from './council-sessions.service.js';
import { COUNCIL_PEOPLE } from './session-access.service.js';
import { ItemsOpeningDto } from './voting.dto.js';

/** The items of a session, several at once: vote opened, closed and counted, put off. */
@ApiTags('council')
@Controller('council-sessions/:sessionId/items')
export class SessionItemsController {
  constructor(
    @Inject(CouncilSessionsService) private readonly sessions: CouncilSessionsService,
    @Inject(ClosingService) private readonly closing: ClosingService,
  ) {}

  /** Opens the vote on several items. */
  @Post('open')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('session-not-open', 'not-sealed', 'keys-missing')
  async open(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() { itemIds, method, closesAt }: ItemsOpeningDto,
  ): Promise<ItemsOpenedAnswer> {
    const until = closesAt === undefined ? null : Date.parse(closesAt);
    const answer = await this.sessions.openItems(officer, command, sessionId, { itemIds, method, closesAt: until });
    return { ...answer, opened: [...answer.opened], withdrawn: [...answer.withdrawn] };
  }

  /** Closes the vote on several items and counts it over all members; of secret votes it fixes and signs the board. */
  @Post('close')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems(
    'session-not-open',
    'written-opinions-awaited',
    'paper-count-incomplete',
    'paper-counts-differ',
    'tally-impossible',
  )
  close(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() { itemIds }: ItemsDto,
  ): Promise<SessionVersionAnswer> {
    return this.closing.closeItems(officer, command, sessionId, itemIds);
  }

  /** Puts items off to a later session. */
  @Post('deferral')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('session-not-open')
  defer(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() { itemIds, reason }: DeferralDto,
  ): Promise<SessionVersionAnswer> {
    return this.sessions.deferItems(officer, command, sessionId, itemIds, reason);
  }
}
