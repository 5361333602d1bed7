import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import {
  AnyOfficer,
  ApiPage,
  ApiProblems,
  Commanded,
  CommandRoute,
  ExpectedVersion,
  OnlyFor,
  type Page,
  SignedIn,
} from '../http/index.js';
import { AttendanceDto, RecusalDto } from './attendance.dto.js';
import { AgendaDto, CancellationDto, ConveningDto, OpeningDto, SessionFilterDto } from './convening.dto.js';
import { ConvenedAnswer, SessionVersionAnswer } from './council-answers.view.js';
import { SessionPath } from './council-paths.dto.js';
import { CouncilSessionsService } from './council-sessions.service.js';
import { CouncilViewsService } from './council-views.service.js';
import { COUNCIL_PEOPLE } from './session-access.service.js';
import { SessionSummaryView, SessionView } from './session.view.js';

/** Sessions of councils (phiên họp Hội đồng): convening, attendance, opening, closing. */
@ApiTags('council')
@Controller('council-sessions')
export class CouncilSessionsController {
  constructor(
    @Inject(CouncilSessionsService) private readonly sessions: CouncilSessionsService,
    @Inject(CouncilViewsService) private readonly views: CouncilViewsService,
  ) {}

  /** Calls a session: freezes the members of the meeting day, sets the agenda, invites. */
  @Post()
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems(
    'no-such-campaign',
    'no-such-dossier',
    'head-barred',
    'gate-barred',
    'wrong-stage',
    'step-already-concluded',
  )
  convene(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Body() { meetsAt, opinionsUntil, ...convening }: ConveningDto,
  ): Promise<ConvenedAnswer> {
    return this.sessions.convene(officer, command, {
      ...convening,
      meetsAt: Date.parse(meetsAt),
      opinionsUntil: opinionsUntil === undefined ? null : Date.parse(opinionsUntil),
    });
  }

  /** Sessions I may see, newest meeting first. */
  @Get()
  @AnyOfficer()
  @ApiPage(SessionSummaryView)
  @ApiProblems('not-signed-in', 'invalid-input')
  list(@SignedIn() officer: Officer, @Query() filter: SessionFilterDto): Promise<Page<SessionSummaryView>> {
    return this.views.list(officer, filter);
  }

  /** One session: members, agenda, my votes, turnout; the result of every closed item. */
  @Get(':sessionId')
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-session')
  session(@SignedIn() officer: Officer, @Param() { sessionId }: SessionPath): Promise<SessionView> {
    return this.views.session(officer, sessionId);
  }

  /** Changes the agenda of a session not yet opened. */
  @Put(':sessionId/agenda')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute({ versioned: true })
  @ApiProblems(
    'session-frozen',
    'no-such-dossier',
    'head-barred',
    'gate-barred',
    'wrong-stage',
    'step-already-concluded',
  )
  changeAgenda(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { sessionId }: SessionPath,
    @Body() { dossierIds }: AgendaDto,
  ): Promise<SessionVersionAnswer> {
    return this.sessions.changeAgenda(officer, command, sessionId, version, dossierIds);
  }

  /** Marks who came and who did not. */
  @Put(':sessionId/attendance')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute({ versioned: true })
  @ApiProblems('not-a-member', 'item-already-open', 'session-not-open')
  markAttendance(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { sessionId }: SessionPath,
    @Body() attendance: AttendanceDto,
  ): Promise<SessionVersionAnswer> {
    return this.sessions.markAttendance(officer, command, sessionId, version, attendance);
  }

  /** Records that a member does not vote on an item; the base stays all members. */
  @Post(':sessionId/recusals')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('not-a-member', 'item-not-open', 'already-voted', 'already-recorded')
  recuse(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() recusal: RecusalDto,
  ): Promise<SessionVersionAnswer> {
    return this.sessions.recuse(officer, command, sessionId, recusal);
  }

  /** Opens the session and freezes rule, members and order, the base of every percentage with them; refused with everything that is missing. */
  @Post(':sessionId/opening')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute({ versioned: true })
  @ApiProblems(
    'no-quorum',
    'agenda-empty',
    'head-barred',
    'gate-barred',
    'opening-incomplete',
    'session-already-open',
    'session-not-open',
  )
  open(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { sessionId }: SessionPath,
    @Body() { secretOnPaper = false }: OpeningDto,
  ): Promise<SessionVersionAnswer> {
    return this.sessions.open(officer, command, sessionId, version, secretOnPaper);
  }

  /** Closes the meeting once every item is voted on, put off or withdrawn. */
  @Post(':sessionId/closing')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('vote-incomplete', 'session-not-open')
  close(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
  ): Promise<SessionVersionAnswer> {
    return this.sessions.close(officer, command, sessionId);
  }

  /** Cancels a session in which nothing has been voted yet. */
  @Put(':sessionId/cancellation')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('session-not-open')
  cancel(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() { reason }: CancellationDto,
  ): Promise<SessionVersionAnswer> {
    return this.sessions.cancel(officer, command, sessionId, reason);
  }
}
