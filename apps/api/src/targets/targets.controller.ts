import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CampaignPath } from '../campaigns/campaign.dto.js';
import { DossierPath } from '../dossiers/dossier-path.dto.js';
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
import { HeadOverrideService } from './head-override.service.js';
import { TargetCommandsService } from './target-commands.service.js';
import {
  AmendmentDto,
  AssignmentsDto,
  HeadOverrideDto,
  TargetPath,
  TargetResultPath,
  TargetRulesDto,
  TargetsQuery,
  VerificationDto,
} from './target.dto.js';
import { TargetReadsService } from './target-reads.service.js';
import {
  AmendedTargetView,
  BarredHeadView,
  HeadOverrideRecordedView,
  TargetChangedView,
  TargetRulesView,
  TargetShareView,
  TargetView,
  VerifiedResultView,
} from './target.view.js';

/** Targets (chỉ tiêu): what is asked of whom, what was reached and verified, and the rule on heads. */
@ApiTags('targets')
@Controller()
export class TargetsController {
  constructor(
    private readonly reads: TargetReadsService,
    private readonly commands: TargetCommandsService,
    private readonly overrides: HeadOverrideService,
  ) {}

  /** Targets with their versions, assignments, results and verdicts. */
  @Get('campaigns/:campaignId/targets')
  @AnyOfficer()
  @ApiPage(TargetView)
  @ApiProblems('no-such-campaign', 'no-such-body')
  targets(
    @Param() path: CampaignPath,
    @Query() query: TargetsQuery,
    @SignedIn() officer: Officer,
  ): Promise<Page<TargetView>> {
    return this.reads.targets(path.campaignId, query, officer);
  }

  /** The share of its targets each body has met. */
  @Get('campaigns/:campaignId/target-shares')
  @AnyOfficer()
  @ApiPage(TargetShareView)
  @ApiProblems('no-such-campaign')
  shares(
    @Param() path: CampaignPath,
    @Query() query: PageQuery,
    @SignedIn() officer: Officer,
  ): Promise<Page<TargetShareView>> {
    return this.reads.shares(path.campaignId, query, officer);
  }

  /** Bodies whose heads unmet targets bar, or unverified ones leave to a person. */
  @Get('campaigns/:campaignId/barred-heads')
  @AnyOfficer()
  @ApiPage(BarredHeadView)
  @ApiProblems('no-such-campaign')
  barredHeads(
    @Param() path: CampaignPath,
    @Query() query: PageQuery,
    @SignedIn() officer: Officer,
  ): Promise<Page<BarredHeadView>> {
    return this.reads.barredHeads(path.campaignId, query, officer);
  }

  /** Gives the target to these bodies and to no others (giao chỉ tiêu). */
  @Put('campaigns/:campaignId/targets/:targetCode/assignments')
  @OnlyFor('campaign-issuer', 'appraisal-lead')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: TargetChangedView })
  @ApiProblems('no-such-campaign', 'no-such-target', 'no-such-body', 'campaign-closed')
  assign(
    @Param() path: TargetPath,
    @Body() body: AssignmentsDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TargetChangedView> {
    return this.commands.assign(path, version, body, officer, command);
  }

  /** Amends what the target asks (điều chỉnh), as a new version. */
  @Post('campaigns/:campaignId/targets/:targetCode/amendments')
  @OnlyFor('campaign-issuer')
  @CommandRoute({ versioned: true })
  @ApiCreatedResponse({ type: AmendedTargetView })
  @ApiProblems('no-such-campaign', 'no-such-target', 'campaign-closed')
  amend(
    @Param() path: TargetPath,
    @Body() body: AmendmentDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<AmendedTargetView> {
    return this.commands.amend(path, version, body, officer, command);
  }

  /** Verifies what a body reported (xác nhận kết quả), or puts it right. */
  @Put('campaigns/:campaignId/target-results/:targetCode/:bodyCode/verification')
  @OnlyFor('appraiser', 'appraisal-lead', 'campaign-issuer')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: VerifiedResultView })
  @ApiProblems('no-such-campaign', 'no-such-target', 'own-unit', 'four-eyes')
  verify(
    @Param() path: TargetResultPath,
    @Body() body: VerificationDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<VerifiedResultView> {
    return this.commands.verify(path, version, body, officer, command);
  }

  /** Switches the rule on heads, and sets what “khoảng” allows. */
  @Put('campaigns/:campaignId/target-rules')
  @OnlyFor('campaign-issuer')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: TargetRulesView })
  @ApiProblems('no-such-campaign', 'campaign-closed')
  setRules(
    @Param() path: CampaignPath,
    @Body() body: TargetRulesDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TargetRulesView> {
    return this.commands.setRules(path.campaignId, version, body, officer, command);
  }

  /** Lets a head be commended although targets of his body are unmet. It shows on the dossier for ever. */
  @Put('dossiers/:dossierId/head-override')
  @OnlyFor('campaign-issuer')
  @CommandRoute()
  @ApiOkResponse({ type: HeadOverrideRecordedView })
  @ApiProblems('no-such-dossier', 'own-nominee', 'wrong-stage', 'already-recorded')
  override(
    @Param() path: DossierPath,
    @Body() body: HeadOverrideDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<HeadOverrideRecordedView> {
    return this.overrides.override(path.dossierId, body, officer, command);
  }
}
