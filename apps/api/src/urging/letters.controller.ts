import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CampaignPath } from '../campaigns/campaign.dto.js';
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
import { LettersService } from './letters.service.js';
import { DiscardDto, LetterPath, LettersQuery } from './urging.dto.js';
import { LetterChangedView, LettersSignedView, LetterView } from './urging.view.js';

/** Formal letters of reminder (công văn đôn đốc): drafted at their rung, signed and numbered by whoever is competent. */
@ApiTags('urging')
@Controller()
export class LettersController {
  constructor(private readonly letters: LettersService) {}

  /** Letters of a campaign in the order they were drafted. A unit sees those that were signed to it. */
  @Get('campaigns/:campaignId/urging-letters')
  @AnyOfficer()
  @ApiPage(LetterView)
  @ApiProblems('no-such-campaign')
  list(
    @Param() path: CampaignPath,
    @Query() query: LettersQuery,
    @SignedIn() officer: Officer,
  ): Promise<Page<LetterView>> {
    return this.letters.list(path.campaignId, query, officer);
  }

  /** Signs all drafts that await the caller, with numbers in a row, all or none; they go to their units at once. */
  @Post('campaigns/:campaignId/urging-letters/signatures')
  @HttpCode(200)
  @OnlyFor('campaign-issuer', 'decider', 'appraisal-lead')
  @CommandRoute()
  @ApiOkResponse({ type: LettersSignedView })
  @ApiProblems('no-such-campaign', 'date-falls', 'number-taken')
  signAll(
    @Param() path: CampaignPath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<LettersSignedView> {
    return this.letters.signAll(path.campaignId, officer, command);
  }

  /** Signs one draft: it gets its number and goes to its unit. */
  @Put('urging-letters/:letterId/signature')
  @OnlyFor('campaign-issuer', 'decider', 'appraisal-lead')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: LettersSignedView })
  @ApiProblems('date-falls', 'number-taken')
  sign(
    @Param() path: LetterPath,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<LettersSignedView> {
    return this.letters.sign(path.letterId, version, officer, command);
  }

  /** Discards one draft: it is not sent, and its reason stays. */
  @Put('urging-letters/:letterId/discard')
  @OnlyFor('campaign-issuer', 'decider', 'appraisal-lead')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: LetterChangedView })
  discard(
    @Param() path: LetterPath,
    @Body() body: DiscardDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<LetterChangedView> {
    return this.letters.discard(path.letterId, version, body.reason, officer, command);
  }
}
