import { Body, Controller, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { ApiProblems, Commanded, CommandRoute, ExpectedVersion, OnlyFor, SignedIn } from '../http/index.js';
import { SessionVersionAnswer } from './council-answers.view.js';
import { SessionPath } from './council-paths.dto.js';
import { COUNCIL_PEOPLE } from './session-access.service.js';
import { AdjournmentDto, NoticeDto, OpinionsWindowDto } from './sitting.dto.js';
import { SittingsService } from './sittings.service.js';

/** What the members of a session are told of: notice, time for opinions, membership, breaks. */
@ApiTags('council')
@Controller('council-sessions/:sessionId')
export class NoticesController {
  constructor(@Inject(SittingsService) private readonly sittings: SittingsService) {}

  /** Changes when, where and how a session not yet opened meets; every member's calendar follows. */
  @Put('notice')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute({ versioned: true })
  @ApiProblems('session-frozen', 'session-not-open')
  changeNotice(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { sessionId }: SessionPath,
    @Body() { meetsAt, place, mode, opinionsUntil }: NoticeDto,
  ): Promise<SessionVersionAnswer> {
    const until = opinionsUntil === undefined ? null : Date.parse(opinionsUntil);
    const terms = { meetsAt: Date.parse(meetsAt), place, mode, opinionsUntil: until };
    return this.sittings.changeNotice(officer, command, sessionId, version, terms);
  }

  /** Gives those who do not attend longer to send their opinion. */
  @Put('opinions-window')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute({ versioned: true })
  @ApiProblems('session-not-open')
  extendOpinions(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { sessionId }: SessionPath,
    @Body() { until }: OpinionsWindowDto,
  ): Promise<SessionVersionAnswer> {
    return this.sittings.extendOpinions(officer, command, sessionId, version, Date.parse(until));
  }

  /** Takes a changed membership of the council into a session not yet opened. */
  @Put('membership')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute({ versioned: true })
  @ApiProblems('session-frozen', 'session-not-open', 'already-recorded')
  takeInMembership(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { sessionId }: SessionPath,
  ): Promise<SessionVersionAnswer> {
    return this.sittings.takeInMembership(officer, command, sessionId, version);
  }

  /** Breaks the meeting off until another hour, between votes. */
  @Post('adjournment')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('session-not-open', 'item-already-open')
  adjourn(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() { reason, resumesAt }: AdjournmentDto,
  ): Promise<SessionVersionAnswer> {
    return this.sittings.adjourn(officer, command, sessionId, { reason, resumesAt: Date.parse(resumesAt) });
  }

  /** Goes on with an adjourned meeting. */
  @Post('resumption')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('session-not-open', 'session-already-open', 'no-quorum')
  resume(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
  ): Promise<SessionVersionAnswer> {
    return this.sittings.resume(officer, command, sessionId);
  }
}
