import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CampaignPath } from '../campaigns/campaign.dto.js';
import {
  AnyOfficer,
  ApiPage,
  ApiProblems,
  Commanded,
  CommandRoute,
  OnlyFor,
  type Page,
  PageQuery,
  SignedIn,
} from '../http/index.js';
import { BodyPath, TimelinessQuery, UrgingNoteDto, UrgingPlanQuery } from './urging.dto.js';
import { NoteGivenView, OverdueView, TimelinessView, UrgingPlanView } from './urging.view.js';
import { UrgingPlanService } from './urging-plan.service.js';
import { UrgingService } from './urging.service.js';

/** Urging (đôn đốc): who is late, what would be urged, notes beside the document, and the year's timeliness. */
@ApiTags('urging')
@Controller()
export class UrgingController {
  constructor(
    private readonly urging: UrgingService,
    private readonly plans: UrgingPlanService,
  ) {}

  /** Duties past their day and not settled, the longest late first: how late, told when, which letters. */
  @Get('campaigns/:campaignId/overdue')
  @AnyOfficer()
  @ApiPage(OverdueView)
  @ApiProblems('no-such-campaign')
  overdue(
    @Param() path: CampaignPath,
    @Query() query: PageQuery,
    @SignedIn() officer: Officer,
  ): Promise<Page<OverdueView>> {
    return this.urging.overdue(path.campaignId, query, officer);
  }

  /** What would be urged: of a draft by its launch, of a running campaign by another end, day by day beside what is now. */
  @Get('campaigns/:campaignId/urging-plan')
  @AnyOfficer()
  @ApiOkResponse({ type: UrgingPlanView })
  @ApiProblems('no-such-campaign', 'invalid-input', 'end-before-start', 'no-calendar-year')
  plan(
    @Param() path: CampaignPath,
    @Query() query: UrgingPlanQuery,
    @SignedIn() officer: Officer,
  ): Promise<UrgingPlanView> {
    return this.plans.plan(path.campaignId, query, officer);
  }

  /** Sends bodies an urging note (văn bản đôn đốc): each owes an answer by its day, filed like any duty. */
  @Post('campaigns/:campaignId/urging-notes')
  @OnlyFor('appraisal-lead', 'campaign-issuer')
  @CommandRoute()
  @ApiCreatedResponse({ type: NoteGivenView })
  @ApiProblems('no-such-campaign', 'no-such-body', 'campaign-not-launched', 'campaign-closed', 'no-calendar-year')
  note(
    @Param() path: CampaignPath,
    @Body() body: UrgingNoteDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<NoteGivenView> {
    return this.urging.note(path.campaignId, body, officer, command);
  }

  /** How a body kept its days in a year, as the caller may see it: what the year's scoring deducts from. */
  @Get('bodies/:bodyCode/timeliness')
  @AnyOfficer()
  @ApiOkResponse({ type: TimelinessView })
  @ApiProblems('no-such-body', 'invalid-input')
  timeliness(
    @Param() path: BodyPath,
    @Query() query: TimelinessQuery,
    @SignedIn() officer: Officer,
  ): Promise<TimelinessView> {
    return this.urging.timeliness(path.bodyCode, query.year, officer);
  }
}
