import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import {
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
import { IncidentPath, IncidentsQuery, IncidentView, ResolutionDto } from './incident.dto.js';
import { FindingView, RadarQuery } from './radar.dto.js';
import { ReconciliationAskedView, ReconciliationPath, ReconciliationView } from './reconciliation.dto.js';
import { WatchService } from './watch.service.js';

/** Radar, incidents and reconciliations, for whoever runs the installation. */
@ApiTags('operations')
@Controller('operations')
@OnlyFor('system-admin')
export class WatchController {
  constructor(private readonly watch: WatchService) {}

  /** What stands still or disagrees: by kind, the longest first, each with what may be done. */
  @Get('radar')
  @ApiPage(FindingView)
  @ApiProblems('invalid-input', 'not-signed-in', 'not-allowed')
  radar(@Query() query: RadarQuery): Promise<Page<FindingView>> {
    return this.watch.radar(query);
  }

  /** Incidents, the last seen first; without a state, those not resolved. */
  @Get('incidents')
  @ApiPage(IncidentView)
  @ApiProblems('invalid-input', 'not-signed-in', 'not-allowed')
  incidents(@Query() query: IncidentsQuery): Promise<Page<IncidentView>> {
    return this.watch.incidents(query);
  }

  /** One incident, with its version as `ETag`. */
  @Get('incidents/:incidentId')
  @ApiProblems('no-such-thing')
  @ApiOkResponse({ type: IncidentView })
  incident(@Param() { incidentId }: IncidentPath): Promise<IncidentView> {
    return this.watch.incident(incidentId);
  }

  /** Sets what is stuck going again: its procedure is woken, and started where none runs. */
  @Post('incidents/:incidentId/retry')
  @HttpCode(200)
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: IncidentView })
  retry(
    @Param() { incidentId }: IncidentPath,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<IncidentView> {
    return this.watch.retry(incidentId, version, officer, command);
  }

  /** Ends an incident for a reason. */
  @Put('incidents/:incidentId/resolution')
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: IncidentView })
  resolve(
    @Param() { incidentId }: IncidentPath,
    @Body() { reason }: ResolutionDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<IncidentView> {
    return this.watch.resolve(incidentId, version, reason, officer, command);
  }

  /** Reconciliations of rows and engine, the latest first. */
  @Get('reconciliations')
  @ApiPage(ReconciliationView)
  @ApiProblems('invalid-input', 'not-signed-in', 'not-allowed')
  reconciliations(@Query() query: PageQuery): Promise<Page<ReconciliationView>> {
    return this.watch.reconciliations(query);
  }

  /** One reconciliation; `findings` is null until it is done. */
  @Get('reconciliations/:reconciliationId')
  @ApiProblems('no-such-thing')
  @ApiOkResponse({ type: ReconciliationView })
  reconciliation(@Param() { reconciliationId }: ReconciliationPath): Promise<ReconciliationView> {
    return this.watch.reconciliation(reconciliationId);
  }

  /** Asks for a reconciliation now, beside that of every night. */
  @Post('reconciliations')
  @CommandRoute()
  @ApiCreatedResponse({ type: ReconciliationAskedView })
  ask(@SignedIn() officer: Officer, @Commanded() command: CommandKey): Promise<ReconciliationAskedView> {
    return this.watch.ask(officer, command);
  }
}
