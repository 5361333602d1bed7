import { Controller, Get, HttpCode, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { FastifyReply } from 'fastify';
import {
  AnyOfficer,
  ApiProblems,
  type ApiRequest,
  commandKeyOf,
  CommandRoute,
  OnlyFor,
  SignedIn,
} from '../http/index.js';
import { AwardImportService } from './award-import.service.js';
import { ExportService } from './export.service.js';
import { ImportedView } from './import.view.js';
import { NomineeImportService } from './nominee-import.service.js';
import { CampaignOfListPath, TemplatePath } from './register-paths.dto.js';
import { AwardExportQuery } from './register-query.dto.js';
import { ApiWorkbook, ApiWorkbookUpload, importAnswer, uploadOf, workbookFile } from './workbook-answer.js';

/** Excel in and out: templates, lists of nominees, the register. */
@ApiTags('register')
@Controller()
export class WorkbooksController {
  constructor(
    private readonly awards: AwardImportService,
    private readonly nominees: NomineeImportService,
    private readonly exports: ExportService,
  ) {}

  /** An empty workbook to fill in, with its instructions. */
  @Get('register/templates/:kind')
  @AnyOfficer()
  @ApiWorkbook()
  @ApiProblems('not-signed-in', 'invalid-input')
  async template(@Param() { kind }: TemplatePath): Promise<StreamableFile> {
    return workbookFile(await this.exports.template(kind));
  }

  /** The awards of the register as a workbook an import reads again; at most 20,000 rows. */
  @Get('register/exports')
  @AnyOfficer()
  @ApiWorkbook()
  @ApiProblems('not-signed-in', 'invalid-input')
  async exportAwards(@Query() query: AwardExportQuery): Promise<StreamableFile> {
    return workbookFile(await this.exports.awards(query));
  }

  /** Enters an award history: all of the file, or nothing. The same file again changes nothing. */
  @Post('register/imports')
  @HttpCode(200)
  @OnlyFor('appraisal-lead')
  @CommandRoute()
  @ApiProblems('upload-too-large', 'upload-type-refused')
  @ApiWorkbookUpload()
  @ApiOkResponse({ type: ImportedView })
  async importAwards(
    @Req() request: ApiRequest,
    @SignedIn() officer: Officer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportedView | StreamableFile> {
    commandKeyOf(request, null); // refused before the content is read
    const content = await uploadOf(request);
    return importAnswer(request, reply, () =>
      this.awards.take(content, officer, (sha256) => commandKeyOf(request, { sha256 })),
    );
  }

  /** The nominees of a campaign one may see, as a workbook; at most 20,000 rows. */
  @Get('campaigns/:campaignId/exports')
  @AnyOfficer()
  @ApiWorkbook()
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-campaign')
  async exportNominees(
    @Param() { campaignId }: CampaignOfListPath,
    @SignedIn() officer: Officer,
  ): Promise<StreamableFile> {
    return workbookFile(await this.exports.nominees(campaignId, officer));
  }

  /**
   * Drafts dossiers from a list of nominees, at most 100,000: all of the file, or none. A unit enters its own; the campaign's
   * Home Affairs enters lists for all units, whose heads submit them.
   */
  @Post('campaigns/:campaignId/imports')
  @HttpCode(200)
  @OnlyFor('unit-officer', 'appraisal-lead')
  @CommandRoute()
  @ApiProblems(
    'no-such-campaign',
    'campaign-not-launched',
    'deadline-passed',
    'upload-too-large',
    'upload-type-refused',
  )
  @ApiWorkbookUpload()
  @ApiOkResponse({ type: ImportedView })
  async importNominees(
    @Param() { campaignId }: CampaignOfListPath,
    @Req() request: ApiRequest,
    @SignedIn() officer: Officer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportedView | StreamableFile> {
    commandKeyOf(request, null); // refused before the content is read
    const content = await uploadOf(request);
    return importAnswer(request, reply, () =>
      this.nominees.take(campaignId, content, officer, (sha256) => commandKeyOf(request, { sha256 })),
    );
  }
}
