import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { CampaignOfDossierPath, DossierPath } from '../dossiers/dossier-path.dto.js';
import { RecordedView } from '../dossiers/dossier.view.js';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { DefectQuery, DifferencesQuery, RecallDto, ReopeningDto } from './supplement.dto.js';
import { DefectKindsView, DefectStatisticsView, DifferencesView, SupplementsView } from './supplement.view.js';
import { SupplementsService } from './supplements.service.js';

/** What sends a dossier back, and how often it happens. */
@Controller()
export class SupplementsController {
  constructor(private readonly supplements: SupplementsService) {}

  /** Every supplement the dossier was asked for: items by the catalogue, and what the unit did about each. */
  @ApiTags('dossiers')
  @Get('dossiers/:dossierId/supplements')
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'no-such-dossier')
  @ApiOkResponse({ type: SupplementsView })
  list(@Param() { dossierId }: DossierPath, @SignedIn() officer: Officer): Promise<SupplementsView> {
    return this.supplements.list(dossierId, officer);
  }

  /** What differs between two sendings of the dossier: papers by hash, fields of the sheet, items answered. The last two by default. */
  @ApiTags('dossiers')
  @Get('dossiers/:dossierId/submissions/differences')
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'no-such-dossier', 'no-such-thing', 'invalid-input')
  @ApiOkResponse({ type: DifferencesView })
  differences(
    @Param() { dossierId }: DossierPath,
    @Query() query: DifferencesQuery,
    @SignedIn() officer: Officer,
  ): Promise<DifferencesView> {
    return this.supplements.differences(dossierId, query, officer);
  }

  /** Recalls what the unit submitted and nobody has taken up yet; it is to be sent in again before the intake ends. */
  @ApiTags('dossiers')
  @Put('dossiers/:dossierId/recall')
  @OnlyFor('unit-head')
  @CommandRoute()
  @ApiProblems(
    'no-such-dossier',
    'deadline-passed',
    'wrong-stage',
    'step-already-concluded',
    'task-already-claimed',
    'dossier-on-hold',
  )
  @ApiOkResponse({ type: RecordedView })
  recall(
    @Param() { dossierId }: DossierPath,
    @Body() { reason }: RecallDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.supplements.recall(dossierId, reason, officer, command);
  }

  /** Reopens an appraisal before the council has it before it: a new round, the old conclusion kept. */
  @ApiTags('dossiers')
  @Put('dossiers/:dossierId/reopening')
  @OnlyFor('appraiser', 'appraisal-lead')
  @CommandRoute()
  @ApiProblems(
    'no-such-dossier',
    'wrong-stage',
    'step-already-concluded',
    'dossier-on-hold',
    'session-already-open',
    'four-eyes',
    'own-unit',
    'own-nominee',
  )
  @ApiOkResponse({ type: RecordedView })
  reopen(
    @Param() { dossierId }: DossierPath,
    @Body() { reason }: ReopeningDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.supplements.reopen(dossierId, reason, officer, command);
  }

  /** The catalogue of defects frozen in the campaign. */
  @ApiTags('campaigns')
  @Get('campaigns/:campaignId/defect-kinds')
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'no-such-campaign')
  @ApiOkResponse({ type: DefectKindsView })
  defectKinds(@Param() { campaignId }: CampaignOfDossierPath, @SignedIn() officer: Officer): Promise<DefectKindsView> {
    return this.supplements.defectKinds(campaignId, officer);
  }

  /** Defects of the campaign's dossiers that the caller may see, per kind and per unit. */
  @ApiTags('campaigns')
  @Get('campaigns/:campaignId/defects')
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'no-such-campaign')
  @ApiOkResponse({ type: DefectStatisticsView })
  ofCampaign(
    @Param() { campaignId }: CampaignOfDossierPath,
    @SignedIn() officer: Officer,
  ): Promise<DefectStatisticsView> {
    return this.supplements.statistics({ campaign: campaignId }, officer);
  }

  /** Defects of the dossiers submitted in a year, of all campaigns or of one. */
  @ApiTags('campaigns')
  @Get('statistics/defects')
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'no-such-campaign', 'invalid-input')
  @ApiOkResponse({ type: DefectStatisticsView })
  ofYear(@Query() query: DefectQuery, @SignedIn() officer: Officer): Promise<DefectStatisticsView> {
    return this.supplements.statistics(query, officer);
  }
}
