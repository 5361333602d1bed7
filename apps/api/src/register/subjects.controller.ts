import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
  PageQuery,
  SignedIn,
} from '../http/index.js';
import { LadderService } from './ladder.service.js';
import { NomineePath, SubjectPath } from './register-paths.dto.js';
import { LadderQuery, SubjectQuery } from './register-query.dto.js';
import { IdentityDto, NomineeSubjectDto, SubjectDto, SuccessionDto } from './register.dto.js';
import {
  EnteredView,
  LadderView,
  RegisteredView,
  SubjectSummaryView,
  SubjectVersionView,
  SubjectView,
  UnknownNomineeView,
} from './register.view.js';
import { SubjectIdentityService } from './subject-identity.service.js';
import { SubjectsService } from './subjects.service.js';

/** The register of awards (sổ vàng): who is in it. */
@ApiTags('register')
@Controller('register')
export class SubjectsController {
  constructor(
    private readonly subjects: SubjectsService,
    private readonly identities: SubjectIdentityService,
    private readonly ladder: LadderService,
  ) {}

  /** Subjects by name: words in any order, with or without accents; people by given name. */
  @Get('subjects')
  @AnyOfficer()
  @ApiPage(SubjectSummaryView)
  @ApiProblems('not-signed-in', 'invalid-input')
  list(@Query() query: SubjectQuery): Promise<Page<SubjectSummaryView>> {
    return this.subjects.list(query);
  }

  /** Identity over time, awards by achievement, chains; what is on record against it, for those whose work needs it. */
  @Get('subjects/:subjectId')
  @AnyOfficer()
  @ApiOkResponse({ type: SubjectView })
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-thing')
  find(@Param() { subjectId }: SubjectPath, @SignedIn() officer: Officer): Promise<SubjectView> {
    return this.subjects.find(subjectId, officer);
  }

  /** Enters somebody by hand. */
  @Post('subjects')
  @OnlyFor('appraisal-lead')
  @CommandRoute()
  @ApiProblems('no-such-body', 'already-recorded')
  @ApiCreatedResponse({ type: EnteredView })
  open(@Body() body: SubjectDto, @SignedIn() officer: Officer, @Commanded() command: CommandKey): Promise<EnteredView> {
    return this.identities.open(body, officer, command);
  }

  /** A new name, title or body from a day on; the identity before stays on record. */
  @Put('subjects/:subjectId/identity')
  @OnlyFor('appraisal-lead')
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-thing', 'no-such-body')
  @ApiOkResponse({ type: SubjectVersionView })
  change(
    @Param() { subjectId }: SubjectPath,
    @Body() body: IdentityDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<SubjectVersionView> {
    return this.identities.change(subjectId, body, version, officer, command);
  }

  /** Merges, splits, or joins double entries: history goes on with the successors. */
  @Post('successions')
  @OnlyFor('appraisal-lead')
  @CommandRoute()
  @ApiProblems('no-such-thing')
  @ApiCreatedResponse({ type: RegisteredView })
  succeed(
    @Body() body: SuccessionDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RegisteredView> {
    return this.identities.succeed(body, officer, command);
  }

  /** Nominees of submitted dossiers with namesakes in the register, whom a person must tell apart. */
  @Get('nominees')
  @OnlyFor('appraisal-lead')
  @ApiPage(UnknownNomineeView)
  @ApiProblems('not-signed-in', 'not-allowed', 'invalid-input')
  unknownNominees(@Query() query: PageQuery, @SignedIn() officer: Officer): Promise<Page<UnknownNomineeView>> {
    return this.identities.listUnknown(query, officer);
  }

  /** Says who a nominee is. */
  @Put('nominees/:nomineeId/subject')
  @HttpCode(200)
  @OnlyFor('appraisal-lead')
  @CommandRoute()
  @ApiProblems('no-such-thing', 'already-recorded')
  @ApiOkResponse({ type: RegisteredView })
  identify(
    @Param() { nomineeId }: NomineePath,
    @Body() { subjectId }: NomineeSubjectDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RegisteredView> {
    return this.identities.identify(nomineeId, subjectId, officer, command);
  }

  /** Who may be proposed for a title in a year, as far as the chain goes, and what is missing. */
  @Get('ladder')
  @OnlyFor(
    'unit-officer',
    'unit-head',
    'appraiser',
    'appraisal-lead',
    'decider',
    'council-chair',
    'council-secretary',
    'council-member',
    'auditor',
  )
  @ApiPage(LadderView)
  @ApiProblems('not-signed-in', 'not-allowed', 'invalid-input')
  onLadder(@Query() query: LadderQuery, @SignedIn() officer: Officer): Promise<Page<LadderView>> {
    return this.ladder.list(query, officer);
  }
}
