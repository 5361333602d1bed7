import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import {
  CampaignProcedurePath,
  CampaignProcedureView,
  MigratedProcedureView,
  ProcedureMigrationDto,
} from './procedure.dto.js';
import { ProcedureService } from './procedure.service.js';

/** The procedure frozen into a campaign at its launch. */
@ApiTags('campaigns')
@Controller('campaigns/:campaignId')
export class ProcedureController {
  constructor(private readonly procedures: ProcedureService) {}

  /** What the campaign is run by, and how it differs from the newest law: the preview of a migration. */
  @Get('procedure')
  @OnlyFor('campaign-issuer', 'appraisal-lead', 'auditor', 'system-admin')
  @ApiOkResponse({ type: CampaignProcedureView })
  @ApiProblems('not-signed-in', 'not-allowed', 'no-such-campaign', 'campaign-not-launched')
  frozen(@Param() { campaignId }: CampaignProcedurePath, @SignedIn() officer: Officer): Promise<CampaignProcedureView> {
    return this.procedures.procedure(campaignId, officer);
  }

  /** Moves the campaign to the newest version of the law. What is under way keeps its deadlines; what begins later does not. */
  @Post('procedure-migrations')
  @OnlyFor('campaign-issuer')
  @CommandRoute()
  @ApiCreatedResponse({ type: MigratedProcedureView })
  @ApiProblems('no-such-campaign', 'campaign-not-launched', 'campaign-closed', 'stale-version', 'already-recorded')
  migrate(
    @Param() { campaignId }: CampaignProcedurePath,
    @Body() body: ProcedureMigrationDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<MigratedProcedureView> {
    return this.procedures.migrate(campaignId, body, officer, command);
  }
}
