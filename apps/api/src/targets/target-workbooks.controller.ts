import type { Officer } from '@bangvang/contracts';
import { Controller, Get, HttpCode, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CampaignPath } from '../campaigns/campaign.dto.js';
import {
  AnyOfficer,
  ApiProblems,
  type ApiRequest,
  commandKeyOf,
  CommandRoute,
  OnlyFor,
  SignedIn,
} from '../http/index.js';
import { ImportedView } from '../register/import.view.js';
import { ApiWorkbook, ApiWorkbookUpload, importAnswer, uploadOf, workbookFile } from '../register/workbook-answer.js';
import { ResultImportService } from './result-import.service.js';
import { ResultWorkbookService } from './result-workbook.service.js';

/** Results of targets as workbooks, out and in. */
@ApiTags('targets')
@Controller()
export class TargetWorkbooksController {
  constructor(
    private readonly workbooks: ResultWorkbookService,
    private readonly results: ResultImportService,
  ) {}

  /** The targets given to the bodies one may see, with what they reported: to fill in and send back. */
  @Get('campaigns/:campaignId/target-results/exports')
  @AnyOfficer()
  @ApiWorkbook()
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-campaign')
  async exportResults(@Param() { campaignId }: CampaignPath, @SignedIn() officer: Officer): Promise<StreamableFile> {
    return workbookFile(await this.workbooks.results(campaignId, officer));
  }

  /**
   * Takes reported results: all of the file, or nothing; the same file again changes nothing. A unit reports its own, the
   * campaign's Home Affairs anybody's. What is new or changed awaits verification.
   */
  @Post('campaigns/:campaignId/target-results/imports')
  @HttpCode(200)
  @OnlyFor('unit-officer', 'unit-head', 'appraiser', 'appraisal-lead')
  @CommandRoute()
  @ApiProblems(
    'no-such-campaign',
    'campaign-not-launched',
    'campaign-closed',
    'upload-too-large',
    'upload-type-refused',
  )
  @ApiWorkbookUpload()
  @ApiOkResponse({ type: ImportedView })
  async importResults(
    @Param() { campaignId }: CampaignPath,
    @Req() request: ApiRequest,
    @SignedIn() officer: Officer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportedView | StreamableFile> {
    commandKeyOf(request, null); // refused before the content is read
    const content = await uploadOf(request);
    return importAnswer(request, reply, () =>
      this.results.take(campaignId, content, officer, (sha256) => commandKeyOf(request, { sha256 })),
    );
  }
}
