import { Body, Controller, Get, Headers, Inject, Param, Put, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import { type CommandKey, countingText, minutesText } from '@bangvang/persistence';
import type { FastifyReply } from 'fastify';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, ExpectedVersion, OnlyFor, SignedIn } from '../http/index.js';
import { MinutesWrittenAnswer, SessionVersionAnswer, SignedAnswer } from './council-answers.view.js';
import { SessionPath } from './council-paths.dto.js';
import { MinutesDto } from './minutes.dto.js';
import { MinutesService } from './minutes.service.js';
import { MinutesView, minutesView } from './minutes.view.js';
import { COUNCIL_PEOPLE } from './session-access.service.js';

/** The papers of a session, as JSON or, asked for as `text/plain`, as people read them. */
const AS_JSON_OR_TEXT = {
  content: {
    'application/json': { schema: { $ref: getSchemaPath(MinutesView) } },
    'text/plain': { schema: { type: 'string' } },
  },
};

/** Minutes of sessions: of the meeting (biên bản họp) and of the count (biên bản kiểm phiếu). */
@ApiTags('council')
@ApiExtraModels(MinutesView)
@Controller('council-sessions/:sessionId')
export class MinutesController {
  constructor(@Inject(MinutesService) private readonly papers: MinutesService) {}

  /** Writes the discussion into the minutes, of the meeting and of single dossiers; the number is issued the first time. */
  @Put('minutes')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute({ versioned: true })
  @ApiProblems('session-not-open', 'no-such-thing', 'conflicting-act', 'date-falls')
  write(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { sessionId }: SessionPath,
    @Body() { summary, items = [] }: MinutesDto,
  ): Promise<MinutesWrittenAnswer> {
    return this.papers.write(officer, command, sessionId, version, { summary, items });
  }

  /** The minutes of the meeting, drafted from its events. */
  @Get('minutes')
  @AnyOfficer()
  @ApiProduces('application/json', 'text/plain')
  @ApiOkResponse(AS_JSON_OR_TEXT)
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-session')
  meeting(
    @SignedIn() officer: Officer,
    @Param() { sessionId }: SessionPath,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MinutesView | string> {
    return this.paper(officer, sessionId, accept, reply, minutesText);
  }

  /** The minutes of the count: the same data, and what goes with the meeting's paper as text. */
  @Get('counting-minutes')
  @AnyOfficer()
  @ApiProduces('application/json', 'text/plain')
  @ApiOkResponse(AS_JSON_OR_TEXT)
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-session')
  counting(
    @SignedIn() officer: Officer,
    @Param() { sessionId }: SessionPath,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MinutesView | string> {
    return this.paper(officer, sessionId, accept, reply, countingText);
  }

  /**
   * Signs the minutes of the meeting: the secretary, then whoever presides, then, for items on which one of them stands aside,
   * a deputy. The last signature makes all results take effect. What a gate bars now is held, alone, and named in the answer.
   */
  @Put('signature')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('four-eyes', 'already-recorded', 'session-not-open', 'session-already-open', 'conflicting-act')
  async sign(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
  ): Promise<SignedAnswer> {
    const signed = await this.papers.sign(officer, command, sessionId);
    return { ...signed, held: [...signed.held] };
  }

  /** Signs the minutes of the count, as one of its tellers, the secretary or the chair. */
  @Put('counting-signature')
  @OnlyFor('appraisal-lead', ...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('already-recorded', 'session-not-open', 'session-already-open', 'conflicting-act')
  signCounting(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
  ): Promise<SessionVersionAnswer> {
    return this.papers.signCounting(officer, command, sessionId);
  }

  private async paper(
    officer: Officer,
    sessionId: string,
    accept: string | undefined,
    reply: FastifyReply,
    inWords: (minutes: Awaited<ReturnType<MinutesService['read']>>) => string,
  ): Promise<MinutesView | string> {
    const minutes = await this.papers.read(officer, sessionId);
    if (!accept?.startsWith('text/plain')) return minutesView(minutes);
    void reply.type('text/plain; charset=utf-8');
    return inWords(minutes);
  }
}
