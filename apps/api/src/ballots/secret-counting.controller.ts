import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import type { FastifyReply } from 'fastify';
import { SessionVersionAnswer } from '../council/council-answers.view.js';
import { SessionPath } from '../council/council-paths.dto.js';
import { COUNCIL_PEOPLE } from '../council/session-access.service.js';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { BoardView } from './ballots.view.js';
import { KeyShareDto } from './sealing.dto.js';
import { SecretCountingService } from './secret-counting.service.js';

/** Secret votes of a session after they are closed: the board, the shares of its key, the count, the publication, the bundle. */
@ApiTags('ballots')
@Controller('council-sessions/:sessionId')
export class SecretCountingController {
  constructor(@Inject(SecretCountingService) private readonly counting: SecretCountingService) {}

  /** What was fixed when the votes closed: root, ballots and roll of each item, with the installation's signature. */
  @Get('board')
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-session')
  board(@SignedIn() officer: Officer, @Param() { sessionId }: SessionPath): Promise<BoardView> {
    return this.counting.board(officer, sessionId);
  }

  /** Hands in my share of the session's key, for the board I name; once every vote is closed. One share opens nothing. */
  @Put('key-share')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('count-not-ready', 'already-recorded', 'share-wrong')
  handInShare(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() handedIn: KeyShareDto,
  ): Promise<SessionVersionAnswer> {
    return this.counting.handInShare(officer, command, sessionId, handedIn);
  }

  /** Counts all secret votes of the session, with two shares at hand. Nobody but chair, secretary and teller sees a figure before the publication. */
  @Post('count')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('count-not-ready', 'share-wrong', 'board-unsound', 'paper-count-incomplete', 'paper-counts-differ')
  count(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
  ): Promise<SessionVersionAnswer> {
    return this.counting.count(officer, command, sessionId);
  }

  /** Publishes the results of the session's secret votes. */
  @Post('results-publication')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('count-not-ready')
  publish(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
  ): Promise<SessionVersionAnswer> {
    return this.counting.publish(officer, command, sessionId);
  }

  /** All that a recount needs (hồ sơ kiểm phiếu), as a file: `bangvang recount FILE` needs nothing else. After the publication. */
  @Get('bundle')
  @AnyOfficer()
  @ApiOkResponse({
    content: {
      'application/json': { schema: { type: 'object', required: ['format', 'signature'], additionalProperties: true } },
    },
  })
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-session', 'count-not-ready')
  async bundle(
    @SignedIn() officer: Officer,
    @Param() { sessionId }: SessionPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await this.counting.bundle(officer, sessionId);
    void reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="ho-so-kiem-phieu-${sessionId}.json"`);
    return text;
  }
}
