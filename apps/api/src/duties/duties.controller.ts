import type { Officer } from '@bangvang/contracts';
import { type CommandKey, Database, dutyKey, listDuties } from '@bangvang/persistence';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AnyOfficer,
  ApiPage,
  ApiProblems,
  Commanded,
  CommandRoute,
  ExpectedVersion,
  OnlyFor,
  type Page,
  pageBounds,
  pageFrom,
  PageQuery,
  SignedIn,
} from '../http/index.js';
import { DeadlineService } from './deadline.service.js';
import { DutyDeadlineDto, DutyPath, ExcuseDto, FilingDto, ReturnDto } from './duty.dto.js';
import { DutyAnswer, DutyChangedView, FilingReceiptView } from './duty.view.js';
import { FilingService } from './filing.service.js';
import { ReleaseService } from './release.service.js';

/** Duties (nhiệm vụ) of bodies in campaigns: what is owed, filing, excuse, a day of one's own. */
@ApiTags('duties')
@Controller('duties')
export class DutiesController {
  constructor(
    private readonly database: Database,
    private readonly filings: FilingService,
    private readonly deadlines: DeadlineService,
    private readonly releases: ReleaseService,
  ) {}

  /** What the bodies of the person signed in owe, the open ones first, with the time left. */
  @Get()
  @AnyOfficer()
  @ApiPage(DutyAnswer)
  async mine(@Query() query: PageQuery, @SignedIn() officer: Officer): Promise<Page<DutyAnswer>> {
    const { after, rows } = pageBounds(query, 3);
    const duties = await listDuties(this.database, {
      campaignId: null,
      bodyIds: officer.posts.map(({ bodyId }) => bodyId),
      settled: null,
      overdue: null,
      after: after?.map(String) ?? null,
      limit: rows,
    });
    return pageFrom(duties, query, dutyKey, (duty) => duty);
  }

  /** Files on a duty (nộp kế hoạch, báo cáo). */
  @Put(':dutyId/filing')
  @OnlyFor('unit-officer', 'unit-head', 'appraisal-lead', 'appraiser')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: FilingReceiptView })
  @ApiProblems('no-such-duty', 'duty-settled', 'deadline-passed', 'form-not-valid', 'no-calendar-year')
  file(
    @Param() path: DutyPath,
    @Body() body: FilingDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<FilingReceiptView> {
    return this.filings.file(path.dutyId, version, body, officer, command);
  }

  /** Excuses the body from the duty (miễn). */
  @Put(':dutyId/excuse')
  @OnlyFor('appraisal-lead', 'campaign-issuer')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: DutyChangedView })
  @ApiProblems('no-such-duty', 'duty-settled')
  excuse(
    @Param() path: DutyPath,
    @Body() body: ExcuseDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DutyChangedView> {
    return this.releases.excuse(path.dutyId, version, body.reason, officer, command);
  }

  /** Gives the body a day of its own (gia hạn riêng). */
  @Put(':dutyId/deadline')
  @OnlyFor('appraisal-lead', 'campaign-issuer')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: DutyChangedView })
  @ApiProblems('no-such-duty', 'duty-settled', 'deadline-passed', 'no-calendar-year')
  move(
    @Param() path: DutyPath,
    @Body() body: DutyDeadlineDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DutyChangedView> {
    return this.deadlines.move(path.dutyId, version, body, officer, command);
  }

  /** Withdraws the duty from the body (thu hồi): it is not owed and not counted. */
  @Put(':dutyId/withdrawal')
  @OnlyFor('appraisal-lead', 'campaign-issuer')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: DutyChangedView })
  @ApiProblems('no-such-duty', 'duty-settled')
  withdraw(
    @Param() path: DutyPath,
    @Body() body: ExcuseDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DutyChangedView> {
    return this.releases.withdraw(path.dutyId, version, body.reason, officer, command);
  }

  /** Sends what was filed back (trả lại), to be filed again by a day of its own; what was filed stays on record. */
  @Put(':dutyId/return')
  @OnlyFor('appraisal-lead', 'campaign-issuer')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: DutyChangedView })
  @ApiProblems('no-such-duty', 'campaign-closed', 'no-calendar-year')
  sendBack(
    @Param() path: DutyPath,
    @Body() body: ReturnDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DutyChangedView> {
    return this.deadlines.sendBack(path.dutyId, version, body, officer, command);
  }

  /** Lets the body's time stand still (tạm dừng): nobody is urged until it runs on. */
  @Put(':dutyId/hold')
  @OnlyFor('appraisal-lead', 'campaign-issuer')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: DutyChangedView })
  @ApiProblems('no-such-duty', 'duty-settled')
  hold(
    @Param() path: DutyPath,
    @Body() body: ExcuseDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DutyChangedView> {
    return this.releases.hold(path.dutyId, version, body.reason, officer, command);
  }

  /** Lets it run on: the working days it stood still are added to its deadline. */
  @Put(':dutyId/resume')
  @OnlyFor('appraisal-lead', 'campaign-issuer')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: DutyChangedView })
  @ApiProblems('no-such-duty', 'duty-settled', 'no-calendar-year')
  resume(
    @Param() path: DutyPath,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DutyChangedView> {
    return this.deadlines.resume(path.dutyId, version, officer, command);
  }
}
