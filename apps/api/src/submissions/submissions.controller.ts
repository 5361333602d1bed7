import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { CampaignOfDossierPath } from '../dossiers/dossier-path.dto.js';
import { ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { DispatchDto, SubmissionDto } from './submission.dto.js';
import { SubmissionView } from './submission.view.js';
import { SubmissionsService } from './submissions.service.js';

@ApiTags('submissions')
@Controller()
export class SubmissionsController {
  constructor(private readonly submissions: SubmissionsService) {}

  /** Submits the unit's dossiers with one paper (tờ trình), all or none. A refusal names each dossier in `items`. */
  @Post('campaigns/:campaignId/submissions')
  @OnlyFor('unit-head')
  @CommandRoute()
  @ApiProblems(
    'no-such-campaign',
    'no-such-dossier',
    'head-barred',
    'gate-barred',
    'campaign-not-launched',
    'deadline-passed',
    'missing-unit-review',
    'missing-papers',
    'form-not-valid',
    'not-proposable',
    'not-competent',
    'four-eyes',
    'step-already-concluded',
  )
  @ApiCreatedResponse({ type: SubmissionView })
  submit(
    @Param() { campaignId }: CampaignOfDossierPath,
    @Body() body: SubmissionDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<SubmissionView> {
    return this.submissions.submit(campaignId, body, officer, command);
  }

  /** Submits completed dossiers to the level above with one paper, all or none. */
  @Post('dispatches')
  @OnlyFor('decider')
  @CommandRoute()
  @ApiProblems(
    'no-such-dossier',
    'head-barred',
    'gate-barred',
    'wrong-stage',
    'step-already-concluded',
    'task-not-yours',
  )
  @ApiCreatedResponse({ type: SubmissionView })
  dispatch(
    @Body() body: DispatchDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<SubmissionView> {
    return this.submissions.dispatch(body, officer, command);
  }
}
