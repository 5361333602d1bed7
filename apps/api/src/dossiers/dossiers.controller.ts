import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import {
  AnyOfficer,
  ApiPage,
  ApiProblems,
  Commanded,
  CommandRoute,
  ExpectedVersion,
  OnlyFor,
  SignedIn,
} from '../http/index.js';
import {
  AddPaperDto,
  DossierQuery,
  DraftDossierDto,
  EditDossierDto,
  UnitReviewDto,
  WithdrawalDto,
} from './dossier.dto.js';
import { CampaignOfDossierPath, DossierPath } from './dossier-path.dto.js';
import { DossierSummaryView, DossierVersionView, DossierView, PaperAddedView, RecordedView } from './dossier.view.js';
import { DossiersService } from './dossiers.service.js';

@ApiTags('dossiers')
@Controller()
export class DossiersController {
  constructor(private readonly dossiers: DossiersService) {}

  /** Proposes a nominee: a draft that the head of the unit submits later. */
  @Post('campaigns/:campaignId/dossiers')
  @OnlyFor('unit-officer')
  @CommandRoute()
  @ApiProblems('no-such-campaign', 'campaign-not-launched', 'deadline-passed', 'not-proposable', 'dossier-exists')
  @ApiCreatedResponse({ type: DossierVersionView })
  draft(
    @Param() { campaignId }: CampaignOfDossierPath,
    @Body() body: DraftDossierDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DossierVersionView> {
    return this.dossiers.draft(campaignId, body, officer, command);
  }

  /** The dossiers of one's own body, and of the levels one works for. */
  @Get('dossiers')
  @AnyOfficer()
  @ApiPage(DossierSummaryView)
  list(@Query() query: DossierQuery, @SignedIn() officer: Officer) {
    return this.dossiers.list(query, officer);
  }

  /** The dossier with its papers, its way so far and what may be done with it. */
  @Get('dossiers/:dossierId')
  @AnyOfficer()
  @ApiProblems('no-such-dossier')
  @ApiOkResponse({ type: DossierView })
  find(@Param() { dossierId }: DossierPath, @SignedIn() officer: Officer): Promise<DossierView> {
    return this.dossiers.find(dossierId, officer);
  }

  /** Edits the achievement or the nominee's sheet while the unit has the dossier: as a draft, or asked to supplement it. */
  @Patch('dossiers/:dossierId')
  @OnlyFor('unit-officer')
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-dossier', 'wrong-stage', 'form-not-valid')
  @ApiOkResponse({ type: DossierVersionView })
  edit(
    @Param() { dossierId }: DossierPath,
    @Body() body: EditDossierDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DossierVersionView> {
    return this.dossiers.edit(dossierId, body, version, officer, command);
  }

  /** Adds a paper whose file was uploaded before; a current paper of the same kind is replaced. */
  @Post('dossiers/:dossierId/papers')
  @OnlyFor('unit-officer', 'unit-head')
  @CommandRoute()
  @ApiProblems('no-such-dossier', 'wrong-stage')
  @ApiCreatedResponse({ type: PaperAddedView })
  addPaper(
    @Param() { dossierId }: DossierPath,
    @Body() body: AddPaperDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<PaperAddedView> {
    return this.dossiers.addPaper(dossierId, body, officer, command);
  }

  /** Records the unit's review (bình xét), without which the unit may not submit. */
  @Put('dossiers/:dossierId/unit-review')
  @OnlyFor('unit-officer')
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-dossier', 'wrong-stage')
  @ApiOkResponse({ type: DossierVersionView })
  review(
    @Param() { dossierId }: DossierPath,
    @Body() body: UnitReviewDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DossierVersionView> {
    return this.dossiers.review(dossierId, body, version, officer, command);
  }

  /** Takes the dossier back; possible until it is decided. */
  @Put('dossiers/:dossierId/withdrawal')
  @OnlyFor('unit-head')
  @CommandRoute()
  @ApiProblems('no-such-dossier', 'already-recorded', 'step-already-concluded', 'wrong-stage')
  @ApiOkResponse({ type: RecordedView })
  withdraw(
    @Param() { dossierId }: DossierPath,
    @Body() { reason }: WithdrawalDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.dossiers.withdraw(dossierId, reason, officer, command);
  }
}
