import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, SignedIn } from '../http/index.js';
import { BulkPreviewService } from './bulk-preview.service.js';
import { BulkRunService } from './bulk-run.service.js';
import { BulkPreviewDto, BulkRunDto, BulkRunPath } from './bulk.dto.js';
import { BulkPreviewView, BulkRunView } from './bulk.view.js';

/** One act on many dossiers: shown first, then confirmed. */
@ApiTags('bulk')
@Controller()
@AnyOfficer()
export class BulkController {
  constructor(
    private readonly previews: BulkPreviewService,
    private readonly runs: BulkRunService,
  ) {}

  /**
   * Shows what an act would do with each of up to 500 dossiers: changes, warnings, refusals. Nothing is done. The token
   * confirms exactly what is shown, for a quarter of an hour, and is worth nothing once anything of it has changed.
   */
  @Post('bulk-previews')
  @CommandRoute()
  @ApiProblems('no-such-session')
  @ApiCreatedResponse({ type: BulkPreviewView })
  preview(
    @Body() body: BulkPreviewDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<BulkPreviewView> {
    return this.previews.preview(body, officer, command);
  }

  /**
   * Does what was shown: each dossier by a command of its own, an agenda by one for all. What is refused meanwhile stands
   * beside what is done. The same request sent again does what is left.
   */
  @Post('bulk-runs')
  @CommandRoute()
  @ApiProblems('no-such-preview', 'preview-outdated')
  @ApiCreatedResponse({ type: BulkRunView })
  run(
    @Body() { token }: BulkRunDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<BulkRunView> {
    return this.runs.run(token, officer, command);
  }

  /** What came of one's own act on many. */
  @Get('bulk-runs/:runId')
  @ApiProblems('no-such-preview')
  @ApiOkResponse({ type: BulkRunView })
  show(@Param() { runId }: BulkRunPath, @SignedIn() officer: Officer): Promise<BulkRunView> {
    return this.runs.show(runId, officer);
  }
}
