import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { SessionVersionAnswer } from './council-answers.view.js';
import { SessionPath } from './council-paths.dto.js';
import { RankingDto } from './ranking.dto.js';
import { RankingService } from './ranking.service.js';
import { RankedItemView } from './ranking.view.js';
import { COUNCIL_PEOPLE } from './session-access.service.js';

/** The ranking of those a cluster or block acclaims (suy tôn). */
@ApiTags('council')
@Controller('council-sessions/:sessionId/ranking')
export class RankingController {
  constructor(@Inject(RankingService) private readonly rankings: RankingService) {}

  /** Award by award, the most votes first; ties are shown. Secret votes once they are published. */
  @Get()
  @AnyOfficer()
  @ApiOkResponse({ type: [RankedItemView] })
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-session', 'no-such-thing')
  read(@SignedIn() officer: Officer, @Param() { sessionId }: SessionPath): Promise<RankedItemView[]> {
    return this.rankings.read(officer, sessionId);
  }

  /** The chair's order where votes are equal, on record with its reason; nobody comes before one with more votes. */
  @Put()
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('no-such-thing', 'session-not-open', 'session-already-open', 'conflicting-act')
  settle(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() order: RankingDto,
  ): Promise<SessionVersionAnswer> {
    return this.rankings.settle(officer, command, sessionId, order);
  }
}
