import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { DutyAnswer } from '../duties/duty.view.js';
import {
  CampaignDutiesQuery,
  CampaignPath,
  CampaignRungsQuery,
  DraftCampaignDto,
  ExtensionDto,
  LaunchDto,
} from './campaign.dto.js';
import { CampaignReadsService } from './campaign-reads.service.js';
import {
  CampaignChangedView,
  CampaignDetailView,
  CampaignView,
  DraftedCampaignView,
  ReportAnswer,
  RungAnswer,
} from './campaign.view.js';
import { DraftService } from './draft.service.js';
import { ExtensionService } from './extension.service.js';
import { LaunchService } from './launch.service.js';

/** Campaigns (phong trào thi đua): their documents, launch, extension, duties, urging and report. */
@ApiTags('campaigns')
@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly drafts: DraftService,
    private readonly launches: LaunchService,
    private readonly extensions: ExtensionService,
    private readonly reads: CampaignReadsService,
  ) {}

  /** Drafts a campaign from its document. */
  @Post()
  @OnlyFor('campaign-issuer')
  @CommandRoute()
  @ApiCreatedResponse({ type: DraftedCampaignView })
  @ApiProblems('malformed-yaml', 'end-before-start', 'no-such-body', 'no-calendar-year')
  draft(
    @Body() body: DraftCampaignDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DraftedCampaignView> {
    return this.drafts.draft(body, officer, command);
  }

  /** Campaigns, the youngest first. */
  @Get()
  @AnyOfficer()
  @ApiPage(CampaignView)
  list(@Query() query: PageQuery, @SignedIn() officer: Officer): Promise<Page<CampaignView>> {
    return this.reads.list(query, officer);
  }

  /** One campaign with its document, targets and deadlines. */
  @Get(':campaignId')
  @AnyOfficer()
  @ApiOkResponse({ type: CampaignDetailView })
  @ApiProblems('no-such-campaign')
  detail(@Param() path: CampaignPath, @SignedIn() officer: Officer): Promise<CampaignDetailView> {
    return this.reads.detail(path.campaignId, officer);
  }

  /** Launches (phát động): every addressed body has its duties from here on. */
  @Put(':campaignId/launch')
  @OnlyFor('campaign-issuer')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: CampaignChangedView })
  @ApiProblems(
    'no-such-campaign',
    'campaign-already-launched',
    'unresolved-phrases',
    'end-before-start',
    'no-calendar-year',
  )
  launch(
    @Param() path: CampaignPath,
    @Body() body: LaunchDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<CampaignChangedView> {
    return this.launches.launch(path.campaignId, version, body, officer, command);
  }

  /** Moves the end of an open campaign (gia hạn, rút ngắn). */
  @Post(':campaignId/extension')
  @HttpCode(200)
  @OnlyFor('campaign-issuer')
  @CommandRoute()
  @ApiOkResponse({ type: CampaignChangedView })
  @ApiProblems(
    'no-such-campaign',
    'campaign-not-launched',
    'campaign-closed',
    'end-before-start',
    'too-short-notice',
    'no-calendar-year',
  )
  extend(
    @Param() path: CampaignPath,
    @Body() body: ExtensionDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<CampaignChangedView> {
    return this.extensions.extend(path.campaignId, body, officer, command);
  }

  /** The campaign's duties, the open ones first. */
  @Get(':campaignId/duties')
  @AnyOfficer()
  @ApiPage(DutyAnswer)
  @ApiProblems('no-such-campaign', 'no-such-body')
  duties(
    @Param() path: CampaignPath,
    @Query() query: CampaignDutiesQuery,
    @SignedIn() officer: Officer,
  ): Promise<Page<DutyAnswer>> {
    return this.reads.duties(path.campaignId, query, officer);
  }

  /** Rungs of urging (đôn đốc), past and ahead, in the order of time: whom each tells, by what, and whether a letter is drafted. */
  @Get(':campaignId/rungs')
  @AnyOfficer()
  @ApiPage(RungAnswer)
  @ApiProblems('no-such-campaign')
  rungs(
    @Param() path: CampaignPath,
    @Query() query: CampaignRungsQuery,
    @SignedIn() officer: Officer,
  ): Promise<Page<RungAnswer>> {
    return this.reads.rungs(path.campaignId, query, officer);
  }

  /** The campaign's report: compiled at the close and kept as it was, with what changed since; before it as things stand. */
  @Get(':campaignId/report')
  @AnyOfficer()
  @ApiOkResponse({ type: ReportAnswer })
  @ApiProblems('no-such-campaign')
  report(@Param() path: CampaignPath, @SignedIn() officer: Officer): Promise<ReportAnswer> {
    return this.reads.report(path.campaignId, officer);
  }
}
